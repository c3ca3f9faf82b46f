using System.Text;
using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Recordings;

/// <summary>
/// Walks what is stored of one sitting's recording: rows, chain, manifest.jsonl, each file's length and hash, the export. Only
/// reads; may run while the hearing goes on.
/// </summary>
internal sealed class VerifyRecording(IDbContextFactory<CourtDatabase> databases, IFileStore files, HearingCalendar calendar)
{
    public async Task<Verification> RunAsync(CaseId caseId, HearingId hearing, CancellationToken ct)
    {
        var found = new Verification();
        List<RecordingRow> rows;
        ExportedRecording? export;
        await using (var database = await databases.CreateDbContextAsync(ct))
        {
            rows = await database.Set<RecordingRow>().AsNoTracking().Where(r => r.HearingId == hearing).OrderBy(r => r.Row).ToListAsync(ct);
            export = await database.Set<ExportedRecording>().AsNoTracking().FirstOrDefaultAsync(e => e.HearingId == hearing, ct);
        }
        found.Rows = rows.Count;
        CheckChain(found, rows, hearing.Value);
        var isClosed = HearingCalendar.IsClosed((await calendar.ProgressAsync(hearing, ct))?.Phase ?? "");
        await CheckManifestAsync(found, rows, RecordingFiles.Name(caseId, hearing, RecordingFiles.Manifest), mayGrow: !isClosed, ct);
        foreach (var row in rows.Where(r => r.Kind is "init" or "segment"))
            await CheckFileAsync(found, RecordingFiles.Name(caseId, hearing, row.File), row.Bytes, row.Sha256, ct);
        if (export is not null) await CheckFileAsync(found, RecordingFiles.Name(caseId, hearing, export.File), export.Bytes, export.Sha256, ct);
        return found;
    }

    internal static void CheckChain(Verification found, IReadOnlyList<RecordingRow> rows, string room)
    {
        var prev = ManifestRow.FirstPrev(room);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var at = $"manifest row {row.Row}";
            if (row.Row != i + 1) found.Fault($"{at}: row {i + 1} is missing");
            if (row.Fault is not null) found.Fault($"{at}: was taken over with the fault \"{row.Fault}\"");
            if (ManifestRow.Parse(row.Json) is not { } line)
            {
                found.Fault($"{at}: cannot be read");
                continue;
            }
            if (line.Prev != prev) found.Fault($"{at}: does not follow the row before");
            if (ManifestRow.HashOf(row.Json, line.Prev) != line.Hash) found.Fault($"{at}: its hash is not that of its text");
            if (!Agree(row, line)) found.Fault($"{at}: the database says something else than the manifest");
            prev = line.Hash;
        }
    }

    private static bool Agree(RecordingRow row, ManifestRow line) =>
        row.Row == line.Row && row.Epoch == line.Epoch && row.Seq == line.Seq && row.Kind == line.Kind && row.File == line.File
        && row.Sha256 == line.Sha256 && row.Bytes == line.Bytes && row.FromUs == line.FromUs && row.ToUs == line.ToUs
        && row.Access == line.Access && row.Cut == line.Cut && row.Hash == line.Hash;

    private async Task CheckManifestAsync(Verification found, IReadOnlyList<RecordingRow> rows, string name, bool mayGrow, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        await using var stored = await files.OpenAsync(name, ct);
        if (stored is null)
        {
            found.Fault($"{name}: is missing");
            return;
        }
        var expected = Encoding.UTF8.GetBytes(string.Concat(rows.Select(r => r.Json + "\n")));
        using var read = new MemoryStream();
        await stored.CopyToAsync(read, ct);
        var actual = read.GetBuffer().AsSpan(0, (int)read.Length);
        // A row that is being taken over right now stands in the file before it stands in the database.
        var isWhole = mayGrow ? actual.StartsWith(expected) : actual.SequenceEqual(expected);
        if (!isWhole) found.Fault($"{name}: is not what the rows say");
        found.Checked(read.Length);
    }

    private async Task CheckFileAsync(Verification found, string name, long bytes, string sha256, CancellationToken ct)
    {
        if (await files.HashAsync(name, ct) is not { } stored) found.Fault($"{name}: is missing");
        else if (stored.Bytes != bytes) found.Fault($"{name}: has {stored.Bytes} bytes instead of {bytes}");
        else if (stored.Sha256 != sha256) found.Fault($"{name}: has another hash");
        else found.Checked(stored.Bytes);
    }
}
