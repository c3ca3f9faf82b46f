using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Recordings;

/// <summary>Gives each hole of the recording the cause that the hearing's log declared for it.</summary>
internal sealed class GapCauses(HearingLog log)
{
    /// <summary>A hole that nobody declared: it is shown all the same.</summary>
    public const string Undeclared = "undeclared";

    public async Task<IReadOnlyList<RecordingGap>> NameAsync(HearingId hearing, IReadOnlyList<TimelinePiece> holes, CancellationToken ct)
    {
        if (holes.Count == 0) return [];
        var declared = (await log.ReadAsync(hearing, ct)).Select(row => LoggedEvent.Read(row.Canonical).Event).OfType<GapDeclared>()
            .Select(e => new RecordingGap(e.Gap.FromUs, e.Gap.ToUs, e.Gap.Cause, e.Gap.Epoch));
        return Name(holes, [.. declared]);
    }

    internal static IReadOnlyList<RecordingGap> Name(IReadOnlyList<TimelinePiece> holes, IReadOnlyList<RecordingGap> declared) =>
        [.. holes.Select(hole =>
        {
            var named = declared.Where(d => Overlap(d, hole) > 0).MaxBy(d => Overlap(d, hole));
            return new RecordingGap(hole.FromUs, hole.ToUs, named?.Cause ?? Undeclared, named?.Epoch ?? hole.Epoch);
        })];

    private static long Overlap(RecordingGap declared, TimelinePiece hole) => Math.Min(declared.ToUs, hole.ToUs) - Math.Max(declared.FromUs, hole.FromUs);
}
