using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Who of the tribunal may do things in the room, and what only the tribunal is told.</summary>
internal static class TribunalRules
{
    /// <summary>Presiding arbitrator, the arbitrators beside them, and the clerk.</summary>
    public static bool IsOf(Role role) => role is Role.Presiding or Role.Arbitrator or Role.Clerk;

    public static bool IsOf(RosterSeat seat) => IsOf(seat.Role);

    public static ImmutableArray<string> All(HearingRoster roster) => [.. roster.Seats.Where(IsOf).Select(s => s.Seat.Value)];

    public static ImmutableArray<string> AllAnd(HearingRoster roster, params ReadOnlySpan<string> seats) => [.. All(roster), .. seats];

    /// <summary>Presiding arbitrator and clerk keep the room, as long as the sitting is not over.</summary>
    /// <exception cref="RuleRefused">Somebody else asks, or it is.</exception>
    public static void RequireKeeper(HearingState hearing, Situation now)
    {
        if (now.Person.Role is not (Role.Presiding or Role.Clerk)) throw new RuleRefused("floor.not-yours");
        RequireGoingOn(hearing);
    }

    public static void RequireGoingOn(HearingState hearing)
    {
        if (ProcedureTable.Final.Contains(hearing.Of<ProcedureState>().Phase)) throw new RuleRefused("hearing.over");
    }

    public static RosterSeat RequireSeat(string seat, Situation now) =>
        now.Roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) ?? throw new RuleRefused("floor.seat-unknown");
}
