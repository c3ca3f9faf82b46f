using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Phones;

/// <summary>
/// A phone takes over a broken microphone or camera of somebody who is in the room. It is no further seat: it sends for theirs, is muted
/// and apart with it, and ends when they leave. Everybody in the room is told, and so is the record.
/// </summary>
internal sealed class PhonePart() : HearingPart<PhoneState>(PhoneState.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        TakeOverByPhone take => Take(hearing, take, now),
        TakeBackFromPhone back => Back(hearing, back, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Take(HearingState hearing, TakeOverByPhone take, Situation now)
    {
        var seat = now.Person.Seat.Value;
        RequireMay(hearing, now.Person);
        if (hearing.Of<PhoneState>().Used.Contains(take.Invitation)) throw new RuleRefused("phone.used");
        return [new PhoneTookOver(seat, take.Invitation, take.Media)];
    }

    /// <exception cref="RuleRefused">A phone has nothing to do here: nobody to send for, or nobody who hears it.</exception>
    public static void RequireMay(HearingState hearing, RosterSeat person)
    {
        if (person.Role is Role.Observer or Role.Technician) throw new RuleRefused("phone.not-a-participant");
        if (IsOver(hearing.Of<ProcedureState>().Phase)) throw new RuleRefused("hearing.over");
        if (!hearing.Of<AttendanceState>().Present.Contains(person.Seat.Value)
            || !WhoMaySee.Room(hearing.Of<Sight>(), person.Role, person.Seat.Value, WhoMaySee.Now)) throw new RuleRefused("phone.not-in-the-room");
    }

    private static IReadOnlyList<Telling> Back(HearingState hearing, TakeBackFromPhone back, Situation now)
    {
        var seat = now.Person.Seat.Value;
        return hearing.Of<PhoneState>().Current.GetValueOrDefault(seat) is { } phone && (back.Invitation ?? phone.Invitation) == phone.Invitation ? [GiveBack(phone)] : [];
    }

    /// <summary>Whoever leaves, or is removed, takes their phone along; the end of the sitting ends all of them.</summary>
    public override IReadOnlyList<Telling> Follow(HearingState hearing, IReadOnlyList<Telling> told, Situation now) =>
    [
        .. from phone in hearing.Of<PhoneState>().Current.Values
           where told.Any(one => one.Event switch
           {
               PersonLeft left => left.Seat == phone.Seat,
               SeatDisciplined { Measure: Discipline.Removal } removed => removed.Seat == phone.Seat,
               PhaseChanged changed => IsOver(changed.To),
               _ => false,
           })
           select GiveBack(phone),
    ];

    private static bool IsOver(HearingPhase phase) => phase >= HearingPhase.Adjourned;

    private static Telling GiveBack(PhoneTookOver phone) => new(new PhoneGaveBack(phone.Seat, phone.Invitation));

    protected override PhoneState Fold(PhoneState state, LoggedEvent happened) => happened.Event switch
    {
        PhoneTookOver took => new PhoneState(state.Current.SetItem(took.Seat, took), state.Used.Add(took.Invitation)),
        PhoneGaveBack back => state with { Current = state.Current.Remove(back.Seat) },
        _ => state,
    };
}
