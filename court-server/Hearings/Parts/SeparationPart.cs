using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;
using Side = Arbitration.Media.Contract.Seat.Types.Side;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>
/// Private rooms and screening. Of a private room the log has who was in it, from when to when, and nothing else: it is not
/// recorded, and no line of the record is written in it. A phase in which it may not be ends it.
/// </summary>
internal sealed class SeparationPart() : HearingPart<Separation>(Separation.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        OpenPrivateRoom open => Open(hearing, open.Kind, now),
        EndPrivateRoom end => End(hearing, end.Kind, now),
        ScreenSeats screen => Screen(hearing, screen, now),
        NoteBreach breach => now.Actor is null ? [new Telling(new IsolationBreached(breach.What), TribunalRules.All(now.Roster))] : throw new RuleRefused("access.not-yours"),
        _ => null,
    };

    private static IReadOnlyList<Telling> Open(HearingState hearing, PrivateRoomKind kind, Situation now)
    {
        if (!Enum.IsDefined(kind)) throw new RuleRefused("private.unknown");
        var members = Members(hearing, kind, now.Roster).ToList();
        if (!MayLead(kind, now.Person, members)) throw new RuleRefused("private.not-yours");
        if (!IsFor(kind, hearing.Of<ProcedureState>().Phase)) throw new RuleRefused("private.not-now");
        var rooms = hearing.Of<Separation>().Rooms;
        if (rooms.ContainsKey(kind)) return [];
        var present = members.Where(seat => hearing.Of<AttendanceState>().Present.Contains(seat.Seat.Value)).ToList();
        if (SideIn(kind) is { } side && present.Count(seat => RoomShape.SideOf(seat) == side) < (IsAlone(kind) ? 2 : 1)) throw new RuleRefused("private.nobody");
        var taken = rooms.Where(room => members.Exists(seat => room.Value.Seats.Contains(seat.Seat.Value))).Select(room => room.Key).ToList();
        // The tribunal goes from one of its rooms to the next; people who talk among themselves are not walked in on.
        if (taken.Exists(other => IsAlone(other) || IsAlone(kind))) throw new RuleRefused("private.busy");
        return [.. taken.Select(other => new Telling(new PrivateRoomEnded(other))), new PrivateRoomOpened(kind, [.. members.Select(seat => seat.Seat.Value)])];
    }

    private static IReadOnlyList<Telling> End(HearingState hearing, PrivateRoomKind kind, Situation now)
    {
        if (!MayLead(kind, now.Person, Members(hearing, kind, now.Roster))) throw new RuleRefused("private.not-yours");
        return hearing.Of<Separation>().Rooms.ContainsKey(kind) ? [new PrivateRoomEnded(kind)] : [];
    }

    private static IReadOnlyList<Telling> Screen(HearingState hearing, ScreenSeats order, Situation now)
    {
        if (now.Person.Role != Role.Presiding) throw new RuleRefused("private.not-yours");
        TribunalRules.RequireGoingOn(hearing);
        var two = now.Roster.Seats.Where(seat => seat.Seat.Value == order.Seat || seat.Seat.Value == order.Other).ToList();
        if (two.Count != 2) throw new RuleRefused("floor.seat-unknown");
        // The tribunal hears and sees everybody; that is what it is there for.
        if (two.Exists(TribunalRules.IsOf)) throw new RuleRefused("screen.of-the-tribunal");
        var wanted = new Screening(order.Seat, order.Other, order.Picture, order.Sound);
        var before = hearing.Of<Separation>().Screens.FirstOrDefault(screen => screen.IsBetween(order.Seat, order.Other));
        if ((before?.Picture ?? false) == wanted.Picture && (before?.Sound ?? false) == wanted.Sound) return [];
        return [new Telling(new SeatsScreened(order.Seat, order.Other, order.Picture, order.Sound), TribunalRules.AllAnd(now.Roster, order.Seat, order.Other))];
    }

    public override IReadOnlyList<Telling> Follow(HearingState hearing, IReadOnlyList<Telling> told, Situation now)
    {
        if (told.Select(one => one.Event).OfType<PhaseChanged>().LastOrDefault() is not { } changed) return [];
        return [.. hearing.Of<Separation>().Rooms.Keys.Where(kind => !IsFor(kind, changed.To)).Select(kind => new Telling(new PrivateRoomEnded(kind)))];
    }

    protected override Separation Fold(Separation state, LoggedEvent happened) => happened.Event switch
    {
        PrivateRoomOpened opened => state with { Rooms = state.Rooms.SetItem(opened.Kind, new PrivateRoom([.. opened.Seats], happened.Wall)) },
        PrivateRoomEnded ended => state with { Rooms = state.Rooms.Remove(ended.Kind) },
        SeatsScreened order => state with
        {
            Screens = [.. state.Screens.Where(screen => !screen.IsBetween(order.Seat, order.Other)),
                .. order.Picture || order.Sound ? [new Screening(order.Seat, order.Other, order.Picture, order.Sound)] : Array.Empty<Screening>()],
        },
        _ => state,
    };

    public override void Shape(Room room, HearingState hearing, HearingRoster roster)
    {
        var separation = hearing.Of<Separation>();
        foreach (var seat in room.Seats) seat.Place = WhoMaySee.PlaceOf(separation, seat.Seat_);
        room.Screens.AddRange(separation.Screens.Select(screen => new Screen { Seat = screen.Seat, Other = screen.Other, Picture = screen.Picture, Sound = screen.Sound }));
    }

    /// <summary>Mediation is where the tribunal speaks to one side alone; the others need a break.</summary>
    internal static bool IsFor(PrivateRoomKind kind, HearingPhase phase) =>
        phase == HearingPhase.Mediation || (phase == HearingPhase.Recess && kind is not (PrivateRoomKind.WithClaimant or PrivateRoomKind.WithRespondent));

    private static bool IsAlone(PrivateRoomKind kind) => kind is PrivateRoomKind.ClaimantAlone or PrivateRoomKind.RespondentAlone;

    private static bool MayLead(PrivateRoomKind kind, RosterSeat person, IEnumerable<RosterSeat> members) =>
        person.Role == Role.Presiding || (IsAlone(kind) && members.Any(seat => seat.Seat == person.Seat));

    private static Side? SideIn(PrivateRoomKind kind) => kind switch
    {
        PrivateRoomKind.WithClaimant or PrivateRoomKind.ClaimantAlone => Side.Claimant,
        PrivateRoomKind.WithRespondent or PrivateRoomKind.RespondentAlone => Side.Respondent,
        _ => null,
    };

    // An interpreter goes along to the tribunal's talks with a side, which may not be understood without.
    private static IEnumerable<RosterSeat> Members(HearingState hearing, PrivateRoomKind kind, HearingRoster roster) => roster.Seats
        .Where(seat => WhoMaySee.Room(hearing.Of<Sight>(), seat.Role, seat.Seat.Value, WhoMaySee.Now))
        .Where(seat => (SideIn(kind) is { } side && RoomShape.SideOf(seat) == side) || (!IsAlone(kind) && TribunalRules.IsOf(seat))
            || (kind is PrivateRoomKind.WithClaimant or PrivateRoomKind.WithRespondent && seat.Role == Role.Interpreter));
}
