using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// Interpreting. One after the other (交替传译) an interpreter speaks to everybody, and nothing is needed. At the same time (同声传译)
/// they speak beside the floor: each person chooses what to hear, and the log has who listened to which.
/// </summary>
internal sealed class InterpretingPart() : HearingPart<InterpretingState>(InterpretingState.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        InterpretAside interpret => Interpret(hearing, interpret, now),
        ListenTo listen => Listen(hearing, listen, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Interpret(HearingState hearing, InterpretAside interpret, Situation now)
    {
        if (now.Person.Role is not (Role.Presiding or Role.Clerk)) throw new RuleRefused("floor.not-yours");
        if (FloorTable.IsFinal(hearing.Of<ProcedureState>().Phase)) throw new RuleRefused("hearing.over");
        if (interpret.Aside && now.Roster.Seats.All(s => s.Role != Role.Interpreter)) throw new RuleRefused("interpreting.nobody");
        return hearing.Of<InterpretingState>().Aside == interpret.Aside ? [] : [new InterpretingChanged(interpret.Aside)];
    }

    private static IReadOnlyList<Telling> Listen(HearingState hearing, ListenTo listen, Situation now)
    {
        var seat = now.Person.Seat.Value;
        if (!WhoMaySee.Room(hearing.Of<Sight>(), now.Person.Role, seat, WhoMaySee.Now)) throw new RuleRefused("floor.not-in-the-room");
        // An interpreter who hears only another one has nothing to interpret.
        if (now.Person.Role == Role.Interpreter) throw new RuleRefused("interpreting.not-for-interpreters");
        var state = hearing.Of<InterpretingState>();
        if (!state.Aside) throw new RuleRefused("interpreting.not-now");
        return state.Listening.Contains(seat) == listen.Interpreted ? [] : [new ListeningChanged(seat, listen.Interpreted)];
    }

    protected override InterpretingState Fold(InterpretingState state, LoggedEvent happened) => happened.Event switch
    {
        InterpretingChanged changed => InterpretingState.Start with { Aside = changed.Aside },
        ListeningChanged { Interpreted: true } listening => state with { Listening = state.Listening.Add(listening.Seat) },
        ListeningChanged listening => state with { Listening = state.Listening.Remove(listening.Seat) },
        _ => state,
    };

    public override void Shape(Room room, HearingState hearing, HearingRoster roster)
    {
        if (!hearing.Of<InterpretingState>().Aside) return;
        var interpreters = roster.Seats.Where(s => s.Role == Role.Interpreter).Select(s => s.Seat.Value).ToHashSet();
        foreach (var seat in room.Seats.Where(seat => interpreters.Contains(seat.Seat_))) seat.Aside = true;
    }
}
