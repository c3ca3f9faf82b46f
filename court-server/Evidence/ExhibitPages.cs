using Arbitration.Court.Storage;
using Arbitration.Court.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence;

/// <summary>The images of pages, and what is played, for whoever has asked already whether they may be seen.</summary>
internal sealed class ExhibitPages(IDbContextFactory<CourtDatabase> databases, IFileStore files)
{
    /// <summary>Null: there is no such page.</summary>
    public async Task<PageImage?> OpenAsync(FileId file, int page, CancellationToken ct) =>
        await FindAsync(file, page, ct) is { } found && await files.OpenAsync(found.Stored, ct) is { } content ? new PageImage(content, found.Sha256, TypeOf(found.Stored)) : null;

    /// <summary>Half as wide and high; the whole one where there is no such. Null: there is no such page.</summary>
    public async Task<PageImage?> OpenHalfAsync(FileId file, int page, CancellationToken ct)
    {
        if (await FindAsync(file, page, ct) is not { } found) return null;
        var stored = found.StoredHalf ?? found.Stored;
        return await files.OpenAsync(stored, ct) is { } content ? new PageImage(content, found.Sha256, TypeOf(stored)) : null;
    }

    public async Task<ExhibitPage?> FindAsync(FileId file, int page, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<ExhibitPage>().AsNoTracking().FirstOrDefaultAsync(p => p.FileId == file && p.Page == page, ct);
    }

    /// <summary>A page with those before and after it, in their order, and how many the file has.</summary>
    public async Task<(IReadOnlyList<ExhibitPage> Pages, int Of)> AroundAsync(FileId file, int page, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var all = database.Set<ExhibitPage>().AsNoTracking().Where(p => p.FileId == file);
        return (await all.Where(p => p.Page >= page - 1 && p.Page <= page + 1).OrderBy(p => p.Page).ToListAsync(ct), await all.CountAsync(ct));
    }

    /// <summary>As it is shown: a page, or (page 0) the file's sound or video.</summary>
    public Task<PageImage?> OpenShownAsync(FileId file, int page, CancellationToken ct) => page == 0 ? OpenMediaAsync(file, ct) : OpenAsync(file, page, ct);

    /// <summary>What people play of a file; null: it has neither sound nor video.</summary>
    public async Task<PageImage?> OpenMediaAsync(FileId file, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var found = await database.Set<ExhibitFile>().AsNoTracking().Where(f => f.FileId == file).Select(f => f.Media).FirstOrDefaultAsync(ct);
        return found is not null && await files.OpenAsync(found.Stored, ct) is { } content ? new PageImage(content, found.Sha256, found.ContentType) : null;
    }

    public static string TypeOf(string stored) => stored.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "image/jpeg";
}

/// <param name="Content">The caller closes it.</param>
internal sealed record PageImage(Stream Content, string Sha256, string ContentType);
