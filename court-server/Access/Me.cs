using System.Text.Json.Serialization;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>Who the caller is, as told to its page.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(StaffMe), "staff")]
[JsonDerivedType(typeof(ParticipantMe), "participant")]
internal abstract record Me(string Name)
{
    public static Me Of(Caller caller) => caller switch
    {
        StaffCaller staff => new StaffMe(staff.UserName, staff.Name, staff.Roles),
        ParticipantCaller seat => new ParticipantMe(seat.Name, seat.Role, seat.Hearing, seat.Seat),
        _ => throw new InvalidOperationException("a caller of no kind"),
    };
}

internal sealed record StaffMe(string UserName, string Name, IReadOnlyList<string> Roles) : Me(Name);

internal sealed record ParticipantMe(string Name, string Role, HearingId HearingId, SeatId Seat) : Me(Name);
