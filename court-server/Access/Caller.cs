using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>Who is calling: staff with a login, or a participant who holds a seat on this device.</summary>
internal abstract record Caller(string Name)
{
    /// <summary>As written into the audit trail and the hearing's log.</summary>
    public abstract string Actor { get; }
}

internal sealed record StaffCaller(string UserName, string Name, IReadOnlyList<string> Roles) : Caller(Name)
{
    public override string Actor => UserName;
    public bool IsClerk => Roles.Contains(StaffRoles.Clerk);
}

/// <param name="Role">Name of the role in the hearing, e.g. "Claimant".</param>
internal sealed record ParticipantCaller(HearingId Hearing, SeatId Seat, LinkId Link, string Role, string Name) : Caller(Name)
{
    public override string Actor => $"seat:{Seat}";
}
