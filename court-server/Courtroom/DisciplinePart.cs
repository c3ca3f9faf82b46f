using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// Order in the room (R43): the presiding arbitrator warns, reprimands or removes a person, and lets one in again. The words enter
/// the transcript in the same turn, so that no measure is without its record.
/// </summary>
internal sealed class DisciplinePart() : HearingPart<DisciplineState>(DisciplineState.Start)
{
    public const int LongestWords = 500;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        DisciplineSeat order => Order(hearing, order, now),
        ReadmitSeat order => Readmit(hearing, order, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Order(HearingState hearing, DisciplineSeat order, Situation now)
    {
        var phase = RequirePresiding(hearing, now);
        if (!FloorTable.IsSitting(phase)) throw new RuleRefused("discipline.not-now");
        var person = Person(order.Seat, now);
        if (TribunalRules.IsOf(person)) throw new RuleRefused("discipline.of-the-tribunal");
        var sight = hearing.Of<Sight>();
        if (sight.Removed.Contains(order.Seat)) throw new RuleRefused("discipline.removed-already");
        if (!WhoMaySee.Room(sight, person.Role, order.Seat, WhoMaySee.Now)) throw new RuleRefused("floor.not-in-the-room");
        if (!Enum.IsDefined(order.Measure)) throw new RuleRefused("discipline.unknown");
        var words = Words(order.Words);
        if (words.Length == 0) throw new RuleRefused("discipline.words-needed");
        var measure = new SeatDisciplined(order.Seat, order.Measure, words);
        var line = Line(hearing, now, $"{Sentence(order.Measure, person)}{words}");
        return order.Measure == Discipline.Removal && hearing.Of<AttendanceState>().Present.Contains(order.Seat)
            ? [measure, line, new PersonLeft(order.Seat, Leaving.Removed)] : [measure, line];
    }

    private static IReadOnlyList<Telling> Readmit(HearingState hearing, ReadmitSeat order, Situation now)
    {
        if (FloorTable.IsFinal(RequirePresiding(hearing, now))) throw new RuleRefused("hearing.over");
        var person = Person(order.Seat, now);
        if (!hearing.Of<Sight>().Removed.Contains(order.Seat)) throw new RuleRefused("discipline.not-removed");
        var words = Words(order.Words);
        return [new SeatReadmitted(order.Seat), Line(hearing, now, $"准许{Label(person)}重新入庭。{words}")];
    }

    private static HearingPhase RequirePresiding(HearingState hearing, Situation now) =>
        now.Person.Role == Role.Presiding ? hearing.Of<ProcedureState>().Phase : throw new RuleRefused("discipline.not-yours");

    private static RosterSeat Person(string seat, Situation now) =>
        now.Roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) ?? throw new RuleRefused("floor.seat-unknown");

    private static string Words(string? words) =>
        words?.Length > LongestWords ? throw new RuleRefused("input.too-long") : words?.Trim() ?? "";

    // The record is in the law's language, whatever language the page is in.
    private static string Sentence(Discipline measure, RosterSeat person) => measure switch
    {
        Discipline.Warning => $"对{Label(person)}予以警告：",
        Discipline.Reprimand => $"对{Label(person)}予以训诫：",
        _ => $"责令{Label(person)}退出仲裁庭：",
    };

    private static string Label(RosterSeat person) => $"{RoleLabel.Of(person.Role)}{person.Name}";

    // Second of the events of its turn, after the measure itself.
    private static LineCommitted Line(HearingState hearing, Situation now, string text)
    {
        var seq = now.NextSeq + 1;
        return new LineCommitted(new TranscriptLine(
            $"order-{seq}", seq, now.Person.Seat.Value, now.Person.Role, now.Person.Name, text, now.HearingUs, Wall.Text(now.Wall),
            hearing.Of<ProcedureState>().Phase, TranscriptLine.Procedural, false));
    }

    protected override DisciplineState Fold(DisciplineState state, LoggedEvent happened) => happened.Event switch
    {
        SeatDisciplined measure => new DisciplineState(state.Measures.SetItem(measure.Seat, new SeatDiscipline(measure.Measure, measure.Words, happened.Wall, happened.Seq))),
        SeatReadmitted readmitted => new DisciplineState(state.Measures.Remove(readmitted.Seat)),
        _ => state,
    };
}
