using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>
/// Which wall screens show the hearing. It is in the log, for whoever is seen on a wall may know of it; the sitting's end ends it. While
/// a screen may see the room it has a place at the node, and when it may not it has none, so the gateway cuts it whatever its page does.
/// </summary>
internal sealed class WallPart() : HearingPart<WallState>(WallState.Start)
{
    public const int MostScreens = 4;
    public const int LongestName = 40;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        PairWall pair => Pair(hearing, pair, now),
        EndWall end => End(hearing, end, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Pair(HearingState hearing, PairWall pair, Situation now)
    {
        RequireMayPair(hearing, now.Person);
        var screens = hearing.Of<WallState>().Screens;
        if (screens.GetValueOrDefault(pair.Screen) == pair.Name) return [];
        if (!screens.ContainsKey(pair.Screen) && screens.Count >= MostScreens) throw new RuleRefused("wall.too-many");
        return [new WallPaired(pair.Screen, pair.Name)];
    }

    /// <exception cref="RuleRefused">Neither presiding arbitrator nor clerk, or the sitting is over.</exception>
    public static void RequireMayPair(HearingState hearing, RosterSeat person)
    {
        if (person.Role is not (Role.Presiding or Role.Clerk)) throw new RuleRefused("wall.not-yours");
        if (IsOver(hearing.Of<ProcedureState>().Phase)) throw new RuleRefused("hearing.over");
    }

    private static bool IsOver(HearingPhase phase) => phase >= HearingPhase.Adjourned;

    // The system too: a screen that goes on to another hearing leaves this one.
    private static IReadOnlyList<Telling> End(HearingState hearing, EndWall end, Situation now)
    {
        if (now.Actor is { Role: not (Role.Presiding or Role.Clerk) }) throw new RuleRefused("wall.not-yours");
        return hearing.Of<WallState>().Screens.TryGetValue(end.Screen, out var name) ? [new WallEnded(end.Screen, name)] : [];
    }

    public override IReadOnlyList<Telling> Follow(HearingState hearing, IReadOnlyList<Telling> told, Situation now) =>
        told.Any(one => one.Event is PhaseChanged changed && IsOver(changed.To))
            ? [.. hearing.Of<WallState>().Screens.Select(screen => new Telling(new WallEnded(screen.Key, screen.Value)))] : [];

    protected override WallState Fold(WallState state, LoggedEvent happened) => happened.Event switch
    {
        WallPaired paired => new WallState(state.Screens.SetItem(paired.Screen, paired.Name)),
        WallEnded ended => new WallState(state.Screens.Remove(ended.Screen)),
        _ => state,
    };

    public override void Shape(Room room, HearingState hearing, HearingRoster roster)
    {
        foreach (var (screen, name) in hearing.Of<WallState>().Screens.Where(screen => WallSight.IsOpen(hearing, screen.Key)))
        {
            var seat = WallSight.SeatOf(screen, name).Seat.Value;
            // Whom somebody in the room must not see, the gateway does not send to its wall.
            room.Screens.AddRange(room.Seats.Where(person => WallSight.IsScreenedFromTheRoom(hearing, person.Seat_)).Select(person => new Screen { Seat = seat, Other = person.Seat_, Picture = true }));
            room.Seats.Add(new Seat { Seat_ = seat, Name = name, OutOfProgramme = true, Muted = true, CameraOff = true });
        }
    }
}
