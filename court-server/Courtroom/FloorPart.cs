using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>The floor: the tribunal silences a seat or takes its picture away, and can only ask it to speak again; anybody raises a hand; the door is locked.</summary>
internal sealed class FloorPart() : HearingPart<FloorState>(FloorState.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        MuteSeat mute => Mute(hearing, mute, now),
        StopCamera camera => Stop(hearing, camera, now),
        RaiseHand hand => Raise(hearing, hand, now),
        AskToSpeak ask => Ask(hearing, ask, now),
        TakeWord => Take(hearing, now),
        LockRoom door => Lock(hearing, door, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Mute(HearingState hearing, MuteSeat mute, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        TribunalRules.RequireSeat(mute.Seat, now);
        return hearing.Of<FloorState>().IsSilent(mute.Seat) == mute.Muted ? [] : [new SeatMuted(mute.Seat, mute.Muted)];
    }

    private static IReadOnlyList<Telling> Stop(HearingState hearing, StopCamera camera, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        TribunalRules.RequireSeat(camera.Seat, now);
        return hearing.Of<FloorState>().CamerasOff.Contains(camera.Seat) == camera.Stopped ? [] : [new CameraStopped(camera.Seat, camera.Stopped)];
    }

    private static IReadOnlyList<Telling> Raise(HearingState hearing, RaiseHand hand, Situation now)
    {
        var seat = now.Person.Seat.Value;
        if (!IsInRoom(hearing, now.Person)) throw new RuleRefused("floor.not-in-the-room");
        TribunalRules.RequireGoingOn(hearing);
        return hearing.Of<FloorState>().Hands.ContainsKey(seat) == hand.Raised ? [] : [new HandRaised(seat, hand.Raised)];
    }

    /// <summary>Gives a seat the word: its mute and its hand go, and its page shows one large button. Nobody's microphone is opened from afar.</summary>
    private static IReadOnlyList<Telling> Ask(HearingState hearing, AskToSpeak ask, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        var person = TribunalRules.RequireSeat(ask.Seat, now);
        if (!IsInRoom(hearing, person)) throw new RuleRefused("floor.not-in-the-room");
        var floor = hearing.Of<FloorState>();
        if (floor.Asked.Contains(ask.Seat) == ask.Asked) return [];
        var asked = new Telling(new SpeakAsked(ask.Seat, ask.Asked), TribunalRules.AllAnd(now.Roster, ask.Seat));
        if (!ask.Asked) return [asked];
        return
        [
            .. floor.IsSilent(ask.Seat) ? [new SeatMuted(ask.Seat, false)] : Array.Empty<Telling>(),
            .. floor.Hands.ContainsKey(ask.Seat) ? [new HandRaised(ask.Seat, false)] : Array.Empty<Telling>(),
            asked,
        ];
    }

    private static IReadOnlyList<Telling> Take(HearingState hearing, Situation now)
    {
        var seat = now.Person.Seat.Value;
        // Taken back a moment before it was taken up: to the person it is the same.
        return hearing.Of<FloorState>().Asked.Contains(seat) ? [new Telling(new WordTaken(seat), TribunalRules.AllAnd(now.Roster, seat))] : [];
    }

    private static IReadOnlyList<Telling> Lock(HearingState hearing, LockRoom door, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        return hearing.Of<AttendanceState>().Locked == door.Locked ? [] : [new RoomLocked(door.Locked)];
    }

    public override IReadOnlyList<Telling> Follow(HearingState hearing, IReadOnlyList<Telling> told, Situation now)
    {
        if (told.Select(t => t.Event).OfType<PhaseChanged>().LastOrDefault(changed => changed.From != changed.To) is not { To: var phase }) return [];
        var floor = hearing.Of<FloorState>();
        var listening = now.Roster.Seats.Where(s => FloorTable.Of(phase, s.Role) == Floor.Listens).Select(s => s.Seat.Value).ToImmutableArray();
        var changed = new FloorChanged([.. listening.Where(seat => !floor.IsSilent(seat))], [.. floor.Silenced.Except(listening).Order(StringComparer.Ordinal)]);
        return changed.Silenced.IsEmpty && changed.Freed.IsEmpty ? [] : [changed];
    }

    protected override FloorState Fold(FloorState state, LoggedEvent happened) => happened.Event switch
    {
        SeatMuted { Muted: true } muted => state with { Muted = state.Muted.Add(muted.Seat), Asked = state.Asked.Remove(muted.Seat) },
        SeatMuted muted => state with { Muted = state.Muted.Remove(muted.Seat), Silenced = state.Silenced.Remove(muted.Seat) },
        CameraStopped { Stopped: true } camera => state with { CamerasOff = state.CamerasOff.Add(camera.Seat) },
        CameraStopped camera => state with { CamerasOff = state.CamerasOff.Remove(camera.Seat) },
        HandRaised { Raised: true } hand => state with { Hands = state.Hands.SetItem(hand.Seat, happened.Wall) },
        HandRaised hand => state with { Hands = state.Hands.Remove(hand.Seat) },
        SpeakAsked { Asked: true } asked => state with { Asked = state.Asked.Add(asked.Seat) },
        SpeakAsked asked => state with { Asked = state.Asked.Remove(asked.Seat) },
        WordTaken taken => state with { Asked = state.Asked.Remove(taken.Seat) },
        FloorChanged floor => state with { Silenced = state.Silenced.Union(floor.Silenced).Except(floor.Freed) },
        SeatDisciplined { Measure: Discipline.Removal } removed => state with { Asked = state.Asked.Remove(removed.Seat), Hands = state.Hands.Remove(removed.Seat) },
        // The question belonged to the phase it was asked in.
        PhaseChanged changed when changed.From != changed.To => state with { Asked = state.Asked.Clear() },
        _ => state,
    };

    public override void Shape(Room room, HearingState hearing, HearingRoster roster)
    {
        var floor = hearing.Of<FloorState>();
        foreach (var seat in room.Seats) (seat.Muted, seat.CameraOff) = (floor.IsSilent(seat.Seat_), floor.CamerasOff.Contains(seat.Seat_));
    }

    private static bool IsInRoom(HearingState hearing, RosterSeat person) =>
        WhoMaySee.Room(hearing.Of<Sight>(), person.Role, person.Seat.Value, WhoMaySee.Now);
}
