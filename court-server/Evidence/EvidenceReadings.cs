using System.Collections.Concurrent;
using Arbitration.Court.Audit;

namespace Arbitration.Court.Evidence;

/// <summary>Who saw which file, in the audit trail: once for each hour, for a page that is turned is no new reading.</summary>
internal sealed class EvidenceReadings(AuditTrail audit, TimeProvider time)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<(string Actor, FileId File), DateTimeOffset> _noted = new();

    public async Task NoteAsync(EvidenceCaller caller, ExhibitId exhibit, FileId file, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (_noted.TryGetValue((caller.Actor, file), out var before) && now - before < Hour) return;
        // Forgetting only makes a further line of the trail.
        if (_noted.Count >= MostKept) _noted.Clear();
        _noted[(caller.Actor, file)] = now;
        await audit.WriteAsync(caller.Actor, "evidence.read", exhibit.Value, file.Value, ct);
    }
}
