using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>The floor: the tribunal silences a seat, and can only ask it to speak again; anybody raises a hand.</summary>
internal sealed class FloorPart() : HearingPart<FloorState>(FloorState.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        MuteSeat mute => Mute(hearing, mute, now),
        RaiseHand hand => Raise(hearing, hand, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Mute(HearingState hearing, MuteSeat mute, Situation now)
    {
        if (now.Person.Role is not (Role.Presiding or Role.Clerk)) throw new RuleRefused("floor.not-yours");
        if (now.Roster.Seats.All(s => s.Seat.Value != mute.Seat)) throw new RuleRefused("floor.seat-unknown");
        return hearing.Of<FloorState>().Muted.Contains(mute.Seat) == mute.Muted ? [] : [new SeatMuted(mute.Seat, mute.Muted)];
    }

    private static IReadOnlyList<Telling> Raise(HearingState hearing, RaiseHand hand, Situation now)
    {
        var seat = now.Person.Seat.Value;
        if (!WhoMaySee.Room(hearing.Of<Sight>(), now.Person.Role, seat, WhoMaySee.Now)) throw new RuleRefused("floor.not-in-the-room");
        return hearing.Of<FloorState>().Hands.ContainsKey(seat) == hand.Raised ? [] : [new HandRaised(seat, hand.Raised)];
    }

    protected override FloorState Fold(FloorState state, LoggedEvent happened) => happened.Event switch
    {
        SeatMuted { Muted: true } muted => state with { Muted = state.Muted.Add(muted.Seat) },
        SeatMuted muted => state with { Muted = state.Muted.Remove(muted.Seat) },
        HandRaised { Raised: true } hand => state with { Hands = state.Hands.SetItem(hand.Seat, happened.Wall) },
        HandRaised hand => state with { Hands = state.Hands.Remove(hand.Seat) },
        _ => state,
    };

    public override void Shape(Room room, HearingState hearing, HearingRoster roster)
    {
        foreach (var seat in room.Seats) seat.Muted = hearing.Of<FloorState>().Muted.Contains(seat.Seat_);
    }
}
