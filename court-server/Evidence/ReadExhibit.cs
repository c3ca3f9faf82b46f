using System.Security.Claims;
using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage.Files;

namespace Arbitration.Court.Evidence;

/// <summary>Which file of which exhibit, asked for in which hearing.</summary>
internal readonly record struct FileAt(HearingId Id, ExhibitId ExhibitId, FileId FileId);

/// <summary>What was filed, and what was made of it, for whoever may see it. Each first look of a person at a file is in the audit trail.</summary>
internal sealed class ReadExhibit(EvidenceDoor door, EvidenceList list, ExhibitPages pages, IFileStore files, EvidenceReadings readings, AuditTrail audit)
{
    public async Task<IResult> OriginalAsync(FileAt at, ClaimsPrincipal user, CancellationToken ct)
    {
        var (caller, file) = await FindAsync(at, user, ct);
        await audit.WriteAsync(caller.Actor, "evidence.download", at.ExhibitId.Value, at.FileId.Value, ct);
        // Whatever it is, it is given as bytes to keep and never opened in a page of ours.
        return await StreamAsync(file.Stored, "application/octet-stream", file.Name, ct);
    }

    public async Task<IResult> PageAsync(FileAt at, int page, HttpContext context, ClaimsPrincipal user, CancellationToken ct)
    {
        var (caller, _) = await FindAsync(at, user, ct);
        var found = await pages.FindAsync(at.FileId, page, ct) ?? throw new NotThere("evidence.unknown");
        await readings.NoteAsync(caller, at.ExhibitId, at.FileId, ct);
        ImageCaching.Keep(context);
        return await StreamAsync(found.Stored, ExhibitPages.TypeOf(found.Stored), null, ct, found.Sha256);
    }

    public async Task<IResult> ThumbnailAsync(FileAt at, int page, HttpContext context, ClaimsPrincipal user, CancellationToken ct)
    {
        var (_, file) = await FindAsync(at, user, ct);
        // Page 0 stands for the picture of a video.
        var stored = page == 0 ? file.Media?.StoredPoster : (await pages.FindAsync(at.FileId, page, ct))?.StoredThumbnail;
        ImageCaching.Keep(context);
        return await StreamAsync(stored, ExhibitPages.TypeOf(stored ?? ""), null, ct);
    }

    public async Task<IResult> MediaAsync(FileAt at, HttpContext context, ClaimsPrincipal user, CancellationToken ct)
    {
        var (caller, file) = await FindAsync(at, user, ct);
        if (file.Media is not { } media) throw new NotThere("evidence.unknown");
        await readings.NoteAsync(caller, at.ExhibitId, at.FileId, ct);
        ImageCaching.Keep(context);
        return await StreamAsync(media.Stored, media.ContentType, null, ct);
    }

    private async Task<(EvidenceCaller Caller, ExhibitFile File)> FindAsync(FileAt at, ClaimsPrincipal user, CancellationToken ct)
    {
        var caller = await door.CallerAsync(at.Id, user, ct);
        return (caller, await list.FileAsync(caller, at.ExhibitId, at.FileId, ct));
    }

    private async Task<IResult> StreamAsync(string? stored, string contentType, string? name, CancellationToken ct, string? sha256 = null)
    {
        if (stored is null || await files.OpenAsync(stored, ct) is not { } content) throw new NotThere("evidence.not-ready");
        return Results.Stream(content, contentType, name, entityTag: sha256 is null ? null : ImageCaching.Tag(sha256), enableRangeProcessing: true);
    }
}
