using Arbitration.Court.Cases;
using Arbitration.Court.Evidence.CrossExamination;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Transcripts;

/// <summary>The committed lines of a hearing and the blocks of its cross-examination, from its log, as far as the reader may see them.</summary>
internal sealed class TranscriptReader(HearingLog log, HearingCalendar calendar, IEnumerable<IHearingPart> parts)
{
    /// <param name="seat">The reader's seat; null: staff of the case, who may see it all.</param>
    public async Task<IReadOnlyList<TranscriptLine>> LinesAsync(HearingId hearing, RosterSeat? seat, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        var writer = new HearingWriter(roster, [.. parts], log);
        await writer.LoadAsync(ct);
        var sight = writer.State.Of<Sight>();
        if (seat is not null && sight.Removed.Contains(seat.Seat.Value) && !IsOver(writer.State)) return [];
        var lines = writer.State.Of<TranscriptState>().Lines.Where(line => seat is null || line.Moments.All(at => WhoMaySee.Room(sight, seat.Role, seat.Seat.Value, at)));
        return [.. lines.Concat(ExaminationSight.Of(writer.State, seat).Select(examined => ExaminationLine.Of(examined, roster))).OrderBy(line => line.Seq)];
    }

    // Who was removed does not read along from outside, but signs the record as everybody does (LAW 40).
    private static bool IsOver(HearingState hearing) =>
        hearing.Of<ProcedureState>().Phase is HearingPhase.Closed or HearingPhase.Adjourned or HearingPhase.Review or HearingPhase.Signed or HearingPhase.Sealed;
}
