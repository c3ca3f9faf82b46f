using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence;

/// <summary>Somebody who asks about the evidence of a case, as they stand in one of its hearings.</summary>
/// <param name="Seat">Null for staff of the case who do not sit in this hearing.</param>
internal sealed record EvidenceCaller(HearingRoster Roster, RosterSeat? Seat, string Actor, string Name)
{
    public EvidenceParty? Party => Seat is null ? null : EvidenceParties.Of(Seat);
    public bool IsOfTribunal => Seat is null || Seat.Role is Role.Presiding or Role.Arbitrator or Role.Clerk;
    public bool IsClerk => Seat?.Role == Role.Clerk;
    public bool IsPresiding => Seat?.Role == Role.Presiding;

    /// <summary>The gate has let them in: they serve in the case, or hold a seat in the hearing.</summary>
    public static async Task<EvidenceCaller> FindAsync(HearingCalendar calendar, ICaseMembership membership, HearingId hearing, ClaimsPrincipal user, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        var seat = roster.SeatOf(user);
        // Whoever serves in another case and holds a seat here comes by the seat.
        if (seat is null && (user.Staff() is not { } staff || !await membership.ServesAsync(staff.UserName, roster.CaseId, ct))) throw new NotThere();
        return new EvidenceCaller(roster, seat, seat?.UserName is null && user.SeatIn(hearing) is { } held ? held.Actor : user.ActorIn(hearing), seat?.Name ?? user.Caller()!.Name);
    }
}
