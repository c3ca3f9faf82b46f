using Arbitration.Court.Evidence.Press;
using Arbitration.Court.Evidence.Uploads;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Arbitration.Court.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence.Pressing;

/// <summary>
/// Takes one file through the press: hashed, pressed, its pages stored as they come, the original last. Until that is in the file store
/// the file on this disk is the only one, and stays. Done again after a crash, it comes to the same.
/// </summary>
internal sealed class PressFiles(IDbContextFactory<CourtDatabase> databases, IFileStore files, EvidencePress press, UploadFolder uploads, PressQueue queue, TimeProvider time)
{
    public async Task RunAsync(FileId id, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        if (await database.Set<ExhibitFile>().Include(f => f.Pages).FirstOrDefaultAsync(f => f.FileId == id, ct) is not { State: FileState.Arrived or FileState.Pressing } file) return;
        var exhibit = await database.Set<Exhibit>().SingleAsync(e => e.ExhibitId == file.ExhibitId, ct);
        var source = uploads.FileOf(id);
        if (file.Sha256 is null) (file.Sha256, file.Sm3) = await Digests.OfAsync(source, ct);
        (file.State, file.Attempts) = (FileState.Pressing, file.Attempts + 1);
        file.Pages.Clear();
        await database.SaveChangesAsync(ct);

        var folder = uploads.PressOf(id);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var shelf = new Shelf(files, $"cases/{exhibit.CaseId}/evidence/{id}");
        await foreach (var happened in press.PressAsync(source, folder, ct)) await TakeAsync(database, file, shelf, happened, ct);
        Directory.Delete(folder, recursive: true);
        File.Delete(source);
    }

    private async Task TakeAsync(CourtDatabase database, ExhibitFile file, Shelf shelf, PressEvent happened, CancellationToken ct)
    {
        switch (happened)
        {
            case FileIdentified identified: (file.Type, file.Kind) = (identified.Type, identified.Kind); break;
            case PagesCounted counted: file.PagesOf = counted.Of; break;
            case PageReady page: file.Pages.Add(await PageAsync(file, shelf, page, ct)); break;
            case MediaReady media: file.Media = await MediaAsync(shelf, media, ct); break;
            case MemberReady member: await MemberAsync(database, file, member, ct); break;
            case PressRefused refused:
                (file.State, file.Refusal, file.Media) = (FileState.Refused, refused.Code, null);
                file.Pages.Clear();
                await DropMembersAsync(database, file, ct);
                break;
            case PressDone:
                await using (var original = File.OpenRead(uploads.FileOf(file.FileId))) file.Stored = (await files.PutAsync(shelf.Original(file), original, ct)).Name;
                file.State = FileState.Ready;
                break;
            default: return;
        }

        await database.SaveChangesAsync(ct);
        if (file.State == FileState.Ready)
            foreach (var member in await MembersOf(database, file).Select(f => f.FileId).ToListAsync(ct)) queue.Add(member);
    }

    private static async Task<ExhibitPage> PageAsync(ExhibitFile file, Shelf shelf, PageReady page, CancellationToken ct)
    {
        var image = await shelf.PutAsync($"page-{page.N:0000}", page.File, ct);
        var half = page.Half is null ? null : await shelf.PutAsync($"half-{page.N:0000}", page.Half, ct);
        var thumbnail = await shelf.PutAsync($"thumbnail-{page.N:0000}", page.Thumbnail, ct);
        return new ExhibitPage { FileId = file.FileId, Page = page.N, Width = page.Width, Height = page.Height, Sha256 = image.Sha256, Stored = image.Name, StoredHalf = half?.Name, StoredThumbnail = thumbnail.Name };
    }

    private static async Task<ExhibitMedia> MediaAsync(Shelf shelf, MediaReady media, CancellationToken ct)
    {
        var stored = await shelf.PutAsync("media", media.File, ct);
        var poster = media.Poster is null ? null : await shelf.PutAsync("poster", media.Poster, ct);
        return new ExhibitMedia
        {
            Stored = stored.Name, StoredPoster = poster?.Name, ContentType = media.ContentType, Sha256 = stored.Sha256, LengthUs = (long)media.Length.TotalMicroseconds, Width = media.Width, Height = media.Height,
        };
    }

    // A file of its own, of the same exhibit; named by the archive and its place in it, so that another attempt finds the same.
    private async Task MemberAsync(CourtDatabase database, ExhibitFile archive, MemberReady member, CancellationToken ct)
    {
        var id = FileId.From($"{archive.FileId}-{member.N}");
        File.Move(member.File, uploads.FileOf(id), overwrite: true);
        if (await database.Set<ExhibitFile>().AnyAsync(f => f.FileId == id, ct)) return;
        database.Add(new ExhibitFile
        {
            FileId = id, ExhibitId = archive.ExhibitId, Archive = archive.FileId, Ordinal = await database.Set<ExhibitFile>().CountAsync(f => f.ExhibitId == archive.ExhibitId, ct),
            Name = member.Name, Bytes = member.Bytes, ArrivedAt = time.GetUtcNow(),
        });
    }

    private async Task DropMembersAsync(CourtDatabase database, ExhibitFile archive, CancellationToken ct)
    {
        var members = await MembersOf(database, archive).ToListAsync(ct);
        database.RemoveRange(members);
        foreach (var member in members) File.Delete(uploads.FileOf(member.FileId));
    }

    private static IQueryable<ExhibitFile> MembersOf(CourtDatabase database, ExhibitFile archive) => database.Set<ExhibitFile>().Where(f => f.Archive == archive.FileId);
}
