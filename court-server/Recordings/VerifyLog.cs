using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Recordings;

/// <summary>The hearing's log, and that log and manifest vouch for each other: each notes the other's head.</summary>
internal sealed class VerifyLog(HearingLog log, IDbContextFactory<CourtDatabase> databases)
{
    public async Task<long> RunAsync(HearingId hearing, Verification found, CancellationToken ct)
    {
        List<RecordingRow> rows;
        await using (var database = await databases.CreateDbContextAsync(ct))
            rows = await database.Set<RecordingRow>().AsNoTracking().Where(r => r.HearingId == hearing).ToListAsync(ct);
        // Read after the rows: a mark names an event that is stored already, so it must be among these.
        var verdict = await log.VerifyAsync(hearing, ct);
        if (verdict.FirstFault is { } seq) found.Fault($"hearing log: event {seq} was changed, lost or moved");
        var events = await log.ReadAsync(hearing, ct);
        var hashes = events.ToDictionary(e => e.Seq, e => Convert.ToHexStringLower(e.Hash));
        // A recording that is begun before the first event notes the chain's beginning.
        hashes[0] = Convert.ToHexStringLower(HearingChain.Begin(hearing.Value));
        foreach (var mark in rows.Where(r => r.Kind == "mark"))
            if (hashes.GetValueOrDefault(mark.Bytes) != mark.Sha256) found.Fault($"manifest row {mark.Row}: notes another log head than event {mark.Bytes} has");
        var noted = rows.ToDictionary(r => r.Row, r => r.Hash);
        foreach (var head in events.Select(e => LoggedEvent.Read(e.Canonical)).Where(e => e.Event is HeadNoted))
            if (head.Event is HeadNoted note && noted.TryGetValue(note.Row, out var hash) && hash != note.Hash) found.Fault($"hearing log: event {head.Seq} notes another manifest head than row {note.Row} has");
        return verdict.Events;
    }
}
