using Arbitration.Court.Cases;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Storage.Files;
using Arbitration.Media.Contract;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Recordings;

/// <summary>Makes one MP4 of a closed sitting: the node joins what it has, we store the file with its hash and check everything once.</summary>
internal sealed class ExportRecording(
    IDbContextFactory<CourtDatabase> databases, RecordingReader reader, HearingCalendar calendar, IFileStore files, INodeFiles node,
    VerifyRecording verify, ExportProgressBoard board, TimeProvider time)
{
    // The node's last rows and the last gap's declaration follow the close by a moment.
    internal static readonly TimeSpan Settle = TimeSpan.FromSeconds(4);

    /// <summary>False when it is not time yet: the sitting goes on, or its last rows may still be on their way.</summary>
    public async Task<bool> RunAsync(HearingId hearing, CancellationToken ct)
    {
        var progress = await calendar.ProgressAsync(hearing, ct);
        if (progress is null || !HearingCalendar.IsClosed(progress.Phase) || progress.DurationUs is not { } untilUs) return false;
        if (progress.ClosedWall is { } closed && time.GetUtcNow() - closed < Settle) return false;
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        try
        {
            board.Note(hearing, 0, untilUs);
            var file = await node.ExportAsync(await RequestAsync(hearing, roster.CaseNumber, untilUs, ct),
                new Progress<ExportProgress>(p => { if (p.File is null) board.Note(hearing, p.DoneUs, p.TotalUs); }), ct);
            await StoreAsync(roster, file, ct);
            return true;
        }
        finally
        {
            board.Done(hearing);
        }
    }

    private async Task<ExportRequest> RequestAsync(HearingId hearing, string caseNumber, long untilUs, CancellationToken ct)
    {
        var gaps = await reader.GapsAsync(await reader.TimelineAsync(hearing, ct), ct);
        return new ExportRequest
        {
            Room = hearing.Value, CaseNumber = caseNumber, UntilUs = untilUs,
            Gaps = { gaps.Select(g => new Gap { FromUs = g.FromUs, ToUs = g.ToUs, Cause = GapText.Chinese(g.Cause) }) },
        };
    }

    private async Task StoreAsync(HearingRoster roster, ExportedFile file, CancellationToken ct)
    {
        // The name carries the hash: an export that is made again after a crash may differ in bytes and must not collide.
        var name = $"hearing-{file.Sha256[..16]}.mp4";
        await using var content = new ChunkStream(node.ReadAsync(roster.HearingId.Value, file.Name, 0, ct), ct);
        var stored = await files.PutAsync(RecordingFiles.Name(roster.CaseId, roster.HearingId, name), content, ct);
        if (stored.Sha256 != file.Sha256) throw new InvalidOperationException($"export of {roster.HearingId} arrived with another hash");
        var faults = await verify.RunAsync(roster.CaseId, roster.HearingId, ct);
        await using var database = await databases.CreateDbContextAsync(ct);
        database.Add(new ExportedRecording
        {
            HearingId = roster.HearingId, File = name, Bytes = stored.Bytes, Sha256 = stored.Sha256, DurationUs = file.DurationUs,
            StoredAt = time.GetUtcNow(), Verified = faults.Faults.Count == 0,
        });
        await database.SaveChangesAsync(ct);
    }
}
