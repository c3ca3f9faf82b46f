using System.Security.Claims;
using Arbitration.Court.Evidence;
using Arbitration.Court.Hearings;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>What a page's wish to show something means: looked up, exchanged if it was not, and at the node, before the hearing is asked.</summary>
internal sealed class FindPage(EvidenceDoor door, ExchangeEvidence exchange, ExhibitPages pages, BringPages bring, IGrainFactory grains)
{
    internal readonly record struct Wanted(string? Exhibit, string? File, int Page);

    public async Task<PageOnDisplay> PageAsync(PageConnection page, ClaimsPrincipal? user, Wanted wanted, CancellationToken ct)
    {
        var (exhibit, file, number) = await FindAsync(page, user, wanted, ct);
        var (around, of) = await pages.AroundAsync(file.FileId, wanted.Page, ct);
        var shown = around.FirstOrDefault(p => p.Page == wanted.Page) ?? throw new NotThere("evidence.unknown");
        ShownFile FileOf(ExhibitPage one) => new(file.FileId.Value, one.Page, one.Sha256);
        // The one that follows is the likelier to be wanted next.
        await bring.AheadAsync(page.Hearing, FileOf(shown), [.. around.Where(p => p != shown).OrderByDescending(p => p.Page).Select(FileOf)], ct);
        return new PageOnDisplay(
            exhibit.ExhibitId.Value, file.FileId.Value, shown.Page, of, EvidenceParties.Label(exhibit.Party, exhibit.Number!.Value), exhibit.Title, shown.Sha256, shown.Width, shown.Height, number);
    }

    public async Task<ClipOnDisplay> ClipAsync(PageConnection page, ClaimsPrincipal? user, Wanted wanted, CancellationToken ct)
    {
        var (exhibit, file, number) = await FindAsync(page, user, wanted, ct);
        if (file.Media is not { } media) throw new NotThere("evidence.unknown");
        await bring.AheadAsync(page.Hearing, new ShownFile(file.FileId.Value, 0, media.Sha256), [], ct);
        return new ClipOnDisplay(
            exhibit.ExhibitId.Value, file.FileId.Value, EvidenceParties.Label(exhibit.Party, exhibit.Number!.Value), exhibit.Title, media.Sha256, media.ContentType, media.LengthUs, media.Width, media.Height, number);
    }

    private async Task<(Exhibit Exhibit, ExhibitFile File, int? Number)> FindAsync(PageConnection page, ClaimsPrincipal? user, Wanted wanted, CancellationToken ct)
    {
        // First: whoever may not show makes nothing known to the other parties.
        DisplayRules.RequireMayShow((await grains.GetGrain<IHearingGrain>(page.Hearing).Read()).State, page.Seat);
        if (!ExhibitId.TryParse(wanted.Exhibit, out var exhibitId) || !FileId.TryParse(wanted.File, out var fileId)) throw new NotThere("evidence.unknown");
        var caller = await door.CallerAsync(page.Roster.HearingId, user ?? new ClaimsPrincipal(), ct);
        var exhibit = await exchange.ForDisplayAsync(caller, exhibitId, fileId, ct);
        var file = exhibit.Files.First(f => f.FileId == fileId);
        return (exhibit, file, exhibit.Files.Count > 1 ? exhibit.Files.Count(f => f.Ordinal <= file.Ordinal) : null);
    }
}
