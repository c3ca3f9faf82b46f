using System.Text;
using Arbitration.Court.Cases;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Recordings;

/// <summary>
/// Takes over each durable row of a node: check it, store its file, add its line to our manifest, then the row. In this order, so
/// that a crash between any two is mended by the same row coming again. A bad row is kept with its fault: it must be seen, and it
/// must not hold up those that follow.
/// </summary>
internal sealed partial class TakeOverRow(
    IDbContextFactory<CourtDatabase> databases, IFileStore files, INodeFiles node, HearingCalendar calendar, ILogger<TakeOverRow> log) : IManifestRowListener
{
    public async Task<long> LastRowAsync(string room, CancellationToken ct) => (await LastAsync(new HearingId(room), ct))?.Row ?? 0;

    public async Task OnRowAsync(string room, ManifestRowLine line, CancellationToken ct)
    {
        var hearing = new HearingId(room);
        var last = await LastAsync(hearing, ct);
        if (line.Row <= (last?.Row ?? 0)) return;
        if (line.Row != (last?.Row ?? 0) + 1) throw new InvalidOperationException($"manifest row {line.Row} of {room} came after {last?.Row ?? 0}");
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        var row = ManifestRow.Parse(line.Json) ?? throw new InvalidOperationException($"manifest row {line.Row} of {room} cannot be read");

        var fault = FaultOf(line, row, last, room);
        if (fault is null && row.HasFile) fault = await FetchAsync(roster, row, ct);
        if (fault is not null) FaultyRow(log, room, line.Row, fault);

        var bytes = Encoding.UTF8.GetBytes(line.Json + "\n");
        await files.AppendAsync(RecordingFiles.Name(roster.CaseId, hearing, RecordingFiles.Manifest), last?.EndOffset ?? 0, bytes, ct);
        await InsertAsync(hearing, line, row, (last?.EndOffset ?? 0) + bytes.Length, fault, ct);
    }

    private static string? FaultOf(ManifestRowLine line, ManifestRow row, RecordingRow? last, string room)
    {
        var prev = last?.Hash ?? ManifestRow.FirstPrev(room);
        if (row.Row != line.Row || row.Prev != prev || ManifestRow.HashOf(line.Json, prev) != row.Hash) return "chain";
        // A node that was paused or cut off may still write; what counts is the newest recorder that the court started.
        if (row.Epoch < last?.Epoch) return "old-epoch";
        return row.HasFile && !row.HasProperName ? "name" : null;
    }

    private async Task<string?> FetchAsync(HearingRoster roster, ManifestRow row, CancellationToken ct)
    {
        try
        {
            await using var content = new ChunkStream(node.ReadAsync(roster.HearingId.Value, row.File, 0, ct), ct);
            var stored = await files.PutAsync(RecordingFiles.Name(roster.CaseId, roster.HearingId, row.File), content, ct);
            return stored.Sha256 == row.Sha256 && stored.Bytes == row.Bytes ? null : "hash";
        }
        catch (NotThere)
        {
            return "missing";
        }
        catch (FileConflict)
        {
            return "hash";
        }
    }

    private async Task InsertAsync(HearingId hearing, ManifestRowLine line, ManifestRow row, long endOffset, string? fault, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        database.Add(new RecordingRow
        {
            HearingId = hearing, Row = line.Row, Epoch = row.Epoch, Seq = row.Seq, Kind = row.Kind, File = row.File, Sha256 = row.Sha256, Bytes = row.Bytes,
            FromUs = row.FromUs, ToUs = row.ToUs, Wall = row.Wall, Access = row.Access, Cut = row.Cut, Hash = row.Hash,
            Json = line.Json, EndOffset = endOffset, Fault = fault,
        });
        await database.SaveChangesAsync(ct);
    }

    private async Task<RecordingRow?> LastAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<RecordingRow>().AsNoTracking().Where(r => r.HearingId == hearing).OrderByDescending(r => r.Row).FirstOrDefaultAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Recording {Room}: manifest row {Row} has a fault: {Fault}")]
    private static partial void FaultyRow(ILogger logger, string room, long row, string fault);
}
