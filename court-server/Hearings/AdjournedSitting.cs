using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Hearings;

/// <summary>What a new sitting finds of the one before it.</summary>
internal sealed class AdjournedSitting(HearingCalendar calendar, HearingLog log, IEnumerable<IHearingPart> parts)
{
    /// <summary>
    /// Null when there is nothing to go on with: it was not adjourned, or before the parties' rights were told, or the tribunal
    /// is another now, or a request for recusal was left open or granted. Then rights and recusal come again (LAW 33, R40).
    /// </summary>
    public async Task<SittingContinues?> BeforeAsync(HearingRoster roster, CancellationToken ct)
    {
        if (await calendar.BeforeAsync(roster, ct) is not { } before || !Tribunal(before).SequenceEqual(Tribunal(roster))) return null;
        var writer = new HearingWriter(before, [.. parts], log);
        await writer.LoadAsync(ct);
        var recusal = writer.State.Of<RecusalState>();
        return writer.State.Of<ProcedureState>() is { Phase: HearingPhase.Adjourned, AdjournedAt: { } at } && !recusal.Pending && recusal.Granted != true
            ? new SittingContinues(before.HearingId.Value, before.Sitting, at, writer.Head, writer.HeadHash)
            : null;
    }

    private static IEnumerable<string?> Tribunal(HearingRoster roster) =>
        roster.Seats.Where(s => s.Role is Role.Presiding or Role.Arbitrator).Select(s => s.UserName).Order(StringComparer.Ordinal);
}
