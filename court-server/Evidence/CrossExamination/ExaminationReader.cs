using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>The cross-examination of a case up to a sitting, from the logs; what an earlier sitting heard stands until a later one hears otherwise.</summary>
internal sealed class ExaminationReader(HearingLog log, HearingCalendar calendar, IEnumerable<IHearingPart> parts)
{
    private const int MostSittings = 50;

    /// <exception cref="NotThere">Outside of the room while the sitting goes on: they would read of it as if nothing had been said.</exception>
    public async Task<IReadOnlyList<ExaminedExhibit>> ReadAsync(EvidenceCaller caller, CancellationToken ct)
    {
        var now = await FoldAsync(caller.Roster, ct);
        if (caller.Seat is { } seat && !HearingCalendar.IsClosed(now.Of<ProcedureState>().Phase.ToString()) && !WhoMaySee.Room(now.Of<Sight>(), seat.Role, seat.Seat.Value, WhoMaySee.Now)) throw new NotThere();
        return ExaminedExhibit.Fold((await SaidBeforeAsync(caller.Roster, caller.Seat, ct)).Concat(ExaminationSight.SaidTo(now, caller.Seat)));
    }

    /// <summary>As the sittings before this one left it.</summary>
    public async Task<IReadOnlyList<ExaminedExhibit>> BeforeAsync(HearingRoster roster, RosterSeat? seat, CancellationToken ct) =>
        ExaminedExhibit.Fold(await SaidBeforeAsync(roster, seat, ct));

    private async Task<IReadOnlyList<SaidOfExhibit>> SaidBeforeAsync(HearingRoster roster, RosterSeat? seat, CancellationToken ct)
    {
        var said = new List<SaidOfExhibit>();
        var at = roster;
        for (var sittings = 0; sittings < MostSittings && await calendar.BeforeAsync(at, ct) is { } before; sittings++, at = before)
            said.InsertRange(0, ExaminationSight.SaidTo(await FoldAsync(before, ct), seat));
        return said;
    }

    private async Task<HearingState> FoldAsync(HearingRoster roster, CancellationToken ct)
    {
        var writer = new HearingWriter(roster, [.. parts], log);
        await writer.LoadAsync(ct);
        return writer.State;
    }
}
