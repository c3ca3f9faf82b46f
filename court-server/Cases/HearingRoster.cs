using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>Everything fixed about a hearing: whose case, when, and who has which seat.</summary>
/// <param name="HoldsDoor">Whoever comes waits until the tribunal lets them in, as long as it does not say otherwise.</param>
internal sealed record HearingRoster(
    HearingId HearingId, CaseId CaseId, string CaseNumber, string Cause, string Commission, int Sitting, DateTimeOffset ScheduledWall,
    IReadOnlyList<RosterSeat> Seats, bool HoldsDoor = false)
{
    public static readonly SeatId PresidingSeat = new("presiding");
    public static readonly SeatId ClerkSeat = new("clerk");

    /// <summary>Presiding arbitrator, the two beside them where there are any, and clerk.</summary>
    public static IReadOnlyList<RosterSeat> Tribunal(Sitting sitting) =>
    [
        new RosterSeat(PresidingSeat, Role.Presiding, sitting.PresidingName, null, sitting.PresidingUserName),
        .. sitting.Arbitrators.OrderBy(a => a.Ordinal).Select(a => new RosterSeat(new SeatId($"arbitrator-{a.Ordinal}"), Role.Arbitrator, a.Name, null, a.UserName)),
        new RosterSeat(ClerkSeat, Role.Clerk, sitting.ClerkName, null, sitting.ClerkUserName),
    ];

    /// <summary>The caller's seat in this hearing, or null: staff by who was appointed, participants by the device's link.</summary>
    public RosterSeat? SeatOf(ClaimsPrincipal principal)
    {
        if (principal.Staff() is { } staff && Seats.FirstOrDefault(s => s.UserName == staff.UserName) is { } appointed) return appointed;
        return principal.SeatIn(HearingId) is { } held ? Seats.FirstOrDefault(s => s.Seat == held.Seat) : null;
    }
}

/// <param name="UserName">Login of staff; null for participants.</param>
internal sealed record RosterSeat(SeatId Seat, Role Role, string Name, Side? Side, string? UserName);
