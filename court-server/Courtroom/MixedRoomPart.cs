using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// Some of the people sit in the tribunal's room, the others are remote (线上线下). In one room only one microphone and one loudspeaker
/// may be on, or they howl: of the seats in the room one device serves all, the others are silent at the gateway.
/// </summary>
internal sealed class MixedRoomPart() : HearingPart<MixedRoomState>(MixedRoomState.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        PlaceSeat place => Place(hearing, place, now),
        ChooseRoomDevice choose => Choose(hearing, choose, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Place(HearingState hearing, PlaceSeat place, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        var person = TribunalRules.RequireSeat(place.Seat, now);
        // Whoever only watches has no device that could howl.
        if (!TakesPart(person)) throw new RuleRefused("mixed.not-a-participant");
        var state = hearing.Of<MixedRoomState>();
        if (state.Seats.Contains(place.Seat) == place.InRoom) return [];
        return WithDevice(state, [new SeatPlaced(place.Seat, place.InRoom)], now.Roster);
    }

    private static IReadOnlyList<Telling> Choose(HearingState hearing, ChooseRoomDevice choose, Situation now)
    {
        TribunalRules.RequireKeeper(hearing, now);
        var state = hearing.Of<MixedRoomState>();
        if (!state.Seats.Contains(choose.Seat)) throw new RuleRefused("mixed.not-in-the-room");
        return state.Device == choose.Seat ? [] : [new RoomDeviceChosen(choose.Seat)];
    }

    /// <summary>A hearing that goes on in person has everybody in the room who takes part; one that goes online again, nobody.</summary>
    public override IReadOnlyList<Telling> Follow(HearingState hearing, IReadOnlyList<Telling> told, Situation now)
    {
        if (told.Select(one => one.Event).OfType<OverlayChanged>().LastOrDefault(changed => changed.Overlay == HearingOverlay.InPerson) is not { } changed) return [];
        var state = hearing.Of<MixedRoomState>();
        var placed = now.Roster.Seats.Where(TakesPart).Where(s => WhoMaySee.Room(hearing.Of<Sight>(), s.Role, s.Seat.Value, WhoMaySee.Now))
            .Where(s => state.Seats.Contains(s.Seat.Value) != changed.On).Select(s => new SeatPlaced(s.Seat.Value, changed.On)).ToList();
        return WithDevice(state, placed, now.Roster);
    }

    protected override MixedRoomState Fold(MixedRoomState state, LoggedEvent happened) => happened.Event switch
    {
        SeatPlaced { InRoom: true } placed => state with { Seats = state.Seats.Add(placed.Seat) },
        SeatPlaced placed => state with { Seats = state.Seats.Remove(placed.Seat) },
        RoomDeviceChosen chosen => state with { Device = chosen.Seat },
        _ => state,
    };

    public override void Shape(Room room, HearingState hearing, HearingRoster roster)
    {
        var state = hearing.Of<MixedRoomState>();
        foreach (var seat in room.Seats.Where(seat => state.Seats.Contains(seat.Seat_) && seat.Seat_ != state.Device)) seat.Muted = true;
    }

    // The device goes with the room: to the bench's own when there is none yet, or when the one that served has left.
    private static List<Telling> WithDevice(MixedRoomState before, IReadOnlyList<SeatPlaced> placed, HearingRoster roster)
    {
        var after = placed.Aggregate(before.Seats, (seats, one) => one.InRoom ? seats.Add(one.Seat) : seats.Remove(one.Seat));
        var device = before.Device is { } serves && after.Contains(serves) ? serves : roster.Seats.Select(s => s.Seat.Value).FirstOrDefault(after.Contains);
        return [.. placed.Select(one => new Telling(one)), .. device == before.Device ? [] : new Telling[] { new RoomDeviceChosen(device) }];
    }

    private static bool TakesPart(RosterSeat seat) => seat.Role is not (Role.Observer or Role.Technician);
}
