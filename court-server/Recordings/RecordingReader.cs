using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Recordings;

/// <summary>A hearing's recording as others see it: its timeline, gaps and export.</summary>
internal sealed class RecordingReader(IDbContextFactory<CourtDatabase> databases, HearingCalendar calendar, GapCauses causes)
{
    /// <summary>Rows of the programme that may be played: init files and segments without a fault.</summary>
    public async Task<IReadOnlyList<RecordingRow>> PlayableAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<RecordingRow>().AsNoTracking()
            .Where(r => r.HearingId == hearing && r.Fault == null && (r.Kind == "segment" || r.Kind == "init") && !r.File.EndsWith(SoundFile.Ending)).OrderBy(r => r.Row).ToListAsync(ct);
    }

    public async Task<RecordingTimeline> TimelineAsync(HearingId hearing, CancellationToken ct)
    {
        var progress = await calendar.ProgressAsync(hearing, ct) ?? throw new NotThere();
        var isClosed = HearingCalendar.IsClosed(progress.Phase);
        var rows = await PlayableAsync(hearing, ct);
        var pieces = Timeline.Of(rows.Where(r => r.Kind == "segment"), isClosed ? progress.DurationUs : null);
        var inits = rows.Where(r => r.Kind == "init").GroupBy(r => r.Epoch).ToDictionary(g => g.Key, g => g.Last().File);
        return new RecordingTimeline(hearing, isClosed, pieces, inits);
    }

    public async Task<IReadOnlyList<RecordingGap>> GapsAsync(RecordingTimeline timeline, CancellationToken ct) =>
        await causes.NameAsync(timeline.Hearing, [.. timeline.Pieces.Where(p => p.Segment is null)], ct);

    public async Task<ExportedRecording?> ExportAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<ExportedRecording>().AsNoTracking().FirstOrDefaultAsync(e => e.HearingId == hearing, ct);
    }

    /// <summary>Hash of the last manifest row, as printed in the record; null when nothing was recorded.</summary>
    public async Task<ManifestHead?> HeadAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<RecordingRow>().AsNoTracking().Where(r => r.HearingId == hearing).OrderByDescending(r => r.Row)
            .Select(r => new ManifestHead(r.Row, r.Hash)).FirstOrDefaultAsync(ct);
    }

    /// <summary>The playable row of a file. A closed one is found only under its closed/ name, which has a door of its own.</summary>
    public async Task<RecordingRow?> FileAsync(HearingId hearing, string file, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var row = await database.Set<RecordingRow>().AsNoTracking().FirstOrDefaultAsync(r => r.HearingId == hearing && r.File == file && r.Fault == null, ct);
        return row is { Access: "closed", Kind: "segment" } && !file.StartsWith("closed/", StringComparison.Ordinal) ? null : row;
    }

    /// <summary>Hearings that have a recording and no export.</summary>
    public async Task<IReadOnlyList<HearingId>> UnexportedAsync(CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<RecordingRow>().AsNoTracking().Where(r => r.Kind == "segment" && r.Fault == null && !r.File.EndsWith(SoundFile.Ending)).Select(r => r.HearingId).Distinct()
            .Where(h => !database.Set<ExportedRecording>().Any(e => e.HearingId == h)).ToListAsync(ct);
    }
}

internal sealed record RecordingTimeline(
    HearingId Hearing, bool IsClosed, IReadOnlyList<TimelinePiece> Pieces, IReadOnlyDictionary<long, string> Inits)
{
    public long DurationUs => Pieces.Count == 0 ? 0 : Pieces[^1].ToUs;
}

internal sealed record ManifestHead(long Row, string Hash);
