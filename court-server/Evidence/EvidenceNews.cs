using System.Globalization;
using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence;

/// <summary>Exhibits that somebody was given by an exchange and has not opened the list since.</summary>
/// <param name="ByParties">Filed by the other parties.</param>
/// <param name="ByTribunal">Gathered by the tribunal.</param>
internal sealed record EvidenceNewsView(int ByParties, int ByTribunal);

/// <summary>
/// What a party was given by the exchange and whether they know of it (证据交换通知). What was seen is a count in the audit trail: nothing that
/// was exchanged is taken back, so the count only grows, and what is exchanged while somebody reads is not lost.
/// </summary>
internal sealed class EvidenceNews(IDbContextFactory<CourtDatabase> databases, AuditTrail audit)
{
    private const string Opened = "evidence.list";

    public async Task<EvidenceNewsView> ReadAsync(EvidenceCaller caller, CancellationToken ct)
    {
        if (!EvidenceSight.MayList(caller)) throw new NotThere();
        if (OwnParty(caller) is not { } own) return new EvidenceNewsView(0, 0);
        var caseId = caller.Roster.CaseId;
        await using var database = await databases.CreateDbContextAsync(ct);
        var given = await database.Set<Exhibit>().AsNoTracking().Where(e => e.CaseId == caseId && e.Party != own && e.ExchangedAt != null && e.WithdrawnAt == null).Select(e => e.Party).ToListAsync(ct);
        var (parties, tribunal) = await SeenAsync(caller, ct);
        return new EvidenceNewsView(Math.Max(0, given.Count(IsParty) - parties), Math.Max(0, given.Count(party => !IsParty(party)) - tribunal));
    }

    /// <summary>The list was opened as it was read.</summary>
    public async Task NoteOpenedAsync(EvidenceCaller caller, EvidenceView view, CancellationToken ct)
    {
        if (OwnParty(caller) is not { } own) return;
        var given = view.Exhibits.Where(exhibit => exhibit.Exchanged && exhibit.Party != own).ToList();
        var now = (Parties: given.Count(exhibit => IsParty(exhibit.Party)), Tribunal: given.Count(exhibit => !IsParty(exhibit.Party)));
        if (now != await SeenAsync(caller, ct)) await audit.WriteAsync(caller.Actor, Opened, caller.Roster.CaseId.Value, string.Create(CultureInfo.InvariantCulture, $"{now.Parties}+{now.Tribunal}"), ct);
    }

    private async Task<(int Parties, int Tribunal)> SeenAsync(EvidenceCaller caller, CancellationToken ct)
    {
        var detail = (await audit.LastAsync(caller.Actor, Opened, caller.Roster.CaseId.Value, ct))?.Detail ?? "0+0";
        var counts = detail.Split('+');
        return (int.Parse(counts[0], CultureInfo.InvariantCulture), int.Parse(counts[1], CultureInfo.InvariantCulture));
    }

    // The tribunal sees everything as it is filed.
    private static EvidenceParty? OwnParty(EvidenceCaller caller) => caller.IsOfTribunal ? null : caller.Party;

    private static bool IsParty(EvidenceParty party) => party != EvidenceParty.Tribunal;
}
