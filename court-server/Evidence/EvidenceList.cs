using Arbitration.Court.Evidence.Press;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence;

/// <summary>The list of evidence of a case, as somebody may see it.</summary>
internal sealed class EvidenceList(IDbContextFactory<CourtDatabase> databases, FilingTerms terms, SandboxTrial sandbox, TimeProvider time)
{
    public async Task<EvidenceView> ReadAsync(EvidenceCaller caller, CancellationToken ct)
    {
        if (!EvidenceSight.MayList(caller)) throw new NotThere();
        var caseId = caller.Roster.CaseId;
        var numbered = await NumberedAsync(caseId, ct);
        return new EvidenceView(
            [.. numbered.Where(one => EvidenceSight.MaySee(caller, one.Exhibit)).Select(one => View(caller, one))],
            caller.Party, caller.IsClerk, caller.IsPresiding, await terms.LimitAsync(caseId, ct),
            caller.Party is { } party && await terms.IsLateAsync(caseId, party, time.GetUtcNow(), ct), await sandbox.VerdictAsync(ct) is null);
    }

    /// <summary>All exhibits that were not withdrawn, by party, in the order of their lists; exchanged ones keep their number, the others follow.</summary>
    public async Task<IReadOnlyList<NumberedExhibit>> NumberedAsync(CaseId caseId, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var all = await database.Set<Exhibit>().AsNoTracking().Include(e => e.Files).ThenInclude(f => f.Pages).AsSplitQuery().Where(e => e.CaseId == caseId && e.WithdrawnAt == null).ToListAsync(ct);
        return [.. all.GroupBy(e => e.Party).OrderBy(list => list.Key).SelectMany(Number)];
    }

    /// <summary>An exhibit without its files.</summary>
    /// <exception cref="NotThere">There is none, or none for the caller.</exception>
    public async Task<Exhibit> OneAsync(EvidenceCaller caller, ExhibitId id, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await OneAsync(database, caller, id, ct);
    }

    /// <summary>A file without its pages, of which there may be hundreds: whoever turns one over asks for one.</summary>
    /// <exception cref="NotThere">There is none, or none for the caller.</exception>
    public async Task<ExhibitFile> FileAsync(EvidenceCaller caller, ExhibitId id, FileId fileId, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        _ = await OneAsync(database, caller, id, ct);
        return await database.Set<ExhibitFile>().AsNoTracking().FirstOrDefaultAsync(f => f.FileId == fileId && f.ExhibitId == id, ct) ?? throw new NotThere("evidence.unknown");
    }

    private static async Task<Exhibit> OneAsync(CourtDatabase database, EvidenceCaller caller, ExhibitId id, CancellationToken ct)
    {
        var exhibit = await database.Set<Exhibit>().AsNoTracking().FirstOrDefaultAsync(e => e.ExhibitId == id && e.CaseId == caller.Roster.CaseId, ct);
        return exhibit is not null && EvidenceSight.MaySee(caller, exhibit) ? exhibit : throw new NotThere("evidence.unknown");
    }

    /// <summary>
    /// An exhibit of which nothing was taken stands on no list, and has no number. What is shown before the exchange has its number from then
    /// on; the others take the numbers that are left, so that nobody's number changes with it.
    /// </summary>
    internal static IEnumerable<NumberedExhibit> Number(IEnumerable<Exhibit> list)
    {
        var numbered = list.Where(e => e.Number is not null).Select(e => new NumberedExhibit(e, e.Number)).ToList();
        var taken = numbered.Select(one => one.Number).ToHashSet();
        var next = 1;
        foreach (var exhibit in list.Where(e => e.Number is null).OrderBy(e => e.Order).ThenBy(e => e.ExhibitId.Value, StringComparer.Ordinal))
        {
            while (taken.Contains(next)) next++;
            numbered.Add(new NumberedExhibit(exhibit, IsRefused(exhibit) ? null : next++));
        }
        return numbered.OrderBy(one => one.Number ?? int.MaxValue);
    }

    internal static bool IsRefused(Exhibit exhibit) => exhibit.Files.Count > 0 && exhibit.Files.All(f => f.State == FileState.Refused);

    private static ExhibitView View(EvidenceCaller caller, NumberedExhibit numbered)
    {
        var (exhibit, number) = numbered;
        return new ExhibitView(
            exhibit.ExhibitId, exhibit.Party, number, numbered.Label, exhibit.Title, exhibit.Source, exhibit.Purpose, exhibit.IsOriginal, exhibit.FiledByName, exhibit.FiledAt,
            exhibit.ExchangedAt is not null, exhibit.IsLate ? new LateView(exhibit.LateAdmitted, exhibit.LateReason) : null, EvidenceSight.MayChange(caller, exhibit),
            exhibit.Files.Sum(f => f.Pages.Count),
            // What was refused concerns whoever filed it, and the tribunal.
            [.. exhibit.Files.Where(f => f.State != FileState.Refused || caller.IsOfTribunal || caller.Party == exhibit.Party).OrderBy(f => f.Ordinal).Select(View)]);
    }

    private static FileView View(ExhibitFile file) => new(
        file.FileId, file.Name, file.Bytes, file.Sha256, file.Sm3, file.State, file.Refusal, file.Kind, file.PagesOf,
        [.. file.Pages.OrderBy(p => p.Page).Select(p => new PageView(p.Page, p.Width, p.Height))],
        file.Media is { } media ? new MediaView(media.ContentType, media.LengthUs, media.Width, media.Height, media.StoredPoster is not null) : null);
}

internal sealed record NumberedExhibit(Exhibit Exhibit, int? Number)
{
    public string Label => Number is { } number ? EvidenceParties.Label(Exhibit.Party, number) : "";
}
