using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence;

/// <param name="Party">Whose list; null: all.</param>
internal sealed record Exchange(EvidenceParty? Party);

/// <param name="Admitted">Whether it counts.</param>
internal sealed record LateDecision(bool? Admitted, string? Reason);

/// <summary>What concerns all sides: the exchange of evidence (证据交换), and what becomes of late evidence.</summary>
internal sealed class ExchangeEvidence(IDbContextFactory<CourtDatabase> databases, FilingTerms terms, AuditTrail audit, IEnumerable<IEvidenceListener> listeners, TimeProvider time)
{
    private const int LongestReason = 500, Attempts = 3;

    /// <summary>Numbers are fixed, and the other parties see it from now on. What is still being opened stays for the next exchange.</summary>
    /// <returns>How many exhibits.</returns>
    public async Task<int> RunAsync(EvidenceCaller caller, Exchange wanted, CancellationToken ct)
    {
        if (!caller.IsClerk) throw new RuleRefused("evidence.not-clerk");
        return await AnewAsync(() => ExchangeAsync(caller, wanted.Party, ct), ct);
    }

    // Somebody changed their list in the meantime, or exchanged it: looked at anew.
    private static async Task<T> AnewAsync<T>(Func<Task<T>> attempt, CancellationToken ct)
    {
        for (var made = 1; ; made++)
        {
            try
            {
                return await attempt();
            }
            catch (DbUpdateException) when (made < Attempts && !ct.IsCancellationRequested)
            {
                continue;
            }
        }
    }

    private async Task<int> ExchangeAsync(EvidenceCaller caller, EvidenceParty? party, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var all = await database.Set<Exhibit>().Include(e => e.Files).Where(e => e.CaseId == caller.Roster.CaseId && e.WithdrawnAt == null && (party == null || e.Party == party)).ToListAsync(ct);
        var now = time.GetUtcNow();
        var exchanged = new List<Exhibit>();
        foreach (var list in all.GroupBy(e => e.Party))
            foreach (var (exhibit, number) in EvidenceList.Number(list))
            {
                // The numbers after it depend on whether it is taken.
                if (exhibit.Files.Any(f => f.State is FileState.Arrived or FileState.Pressing)) break;
                if (exhibit.ExchangedAt is not null || number is null) continue;
                (exhibit.Number, exhibit.ExchangedAt, exhibit.Version) = (number, now, exhibit.Version + 1);
                exchanged.Add(exhibit);
            }

        await database.SaveChangesAsync(ct);
        foreach (var exhibit in exchanged) await audit.WriteAsync(caller.Actor, "evidence.exchange", exhibit.ExhibitId.Value, EvidenceParties.Label(exhibit.Party, exhibit.Number!.Value), ct);
        if (exchanged.Count > 0) Tell(caller);
        return exchanged.Count;
    }

    /// <summary>
    /// What is about to be shown to everyone: it is there, it counts, and from now on the other parties have it under the number that it has.
    /// </summary>
    /// <returns>Without its pages, of which there may be hundreds.</returns>
    /// <exception cref="NotThere">No such file in this case.</exception>
    /// <exception cref="RuleRefused">Not opened yet, or late and not let in.</exception>
    public Task<Exhibit> ForDisplayAsync(EvidenceCaller caller, ExhibitId id, FileId fileId, CancellationToken ct) =>
        AnewAsync(() => FixAsync(caller, id, fileId, ct), ct);

    private async Task<Exhibit> FixAsync(EvidenceCaller caller, ExhibitId id, FileId fileId, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var found = await database.Set<Exhibit>().AsNoTracking().Include(e => e.Files)
            .FirstOrDefaultAsync(e => e.ExhibitId == id && e.CaseId == caller.Roster.CaseId && e.WithdrawnAt == null, ct) ?? throw new NotThere("evidence.unknown");
        var file = found.Files.FirstOrDefault(f => f.FileId == fileId) ?? throw new NotThere("evidence.unknown");
        if (file.State != FileState.Ready) throw new RuleRefused("evidence.not-ready");
        if (found is { IsLate: true, LateAdmitted: false }) throw new RuleRefused("display.late-rejected");
        if (found.ExchangedAt is not null) return found;
        var list = await database.Set<Exhibit>().Include(e => e.Files).Where(e => e.CaseId == found.CaseId && e.Party == found.Party && e.WithdrawnAt == null).ToListAsync(ct);
        var (exhibit, number) = EvidenceList.Number(list).FirstOrDefault(one => one.Exhibit.ExhibitId == id) ?? throw new NotThere("evidence.unknown");
        (exhibit.Number, exhibit.ExchangedAt, exhibit.Version) = (number, time.GetUtcNow(), exhibit.Version + 1);
        await database.SaveChangesAsync(ct);
        await audit.WriteAsync(caller.Actor, "evidence.exchange", id.Value, EvidenceParties.Label(exhibit.Party, number!.Value), ct);
        Tell(caller);
        return exhibit;
    }

    private void Tell(EvidenceCaller caller)
    {
        foreach (var listener in listeners) listener.OnExchanged(caller.Roster.CaseId);
    }

    public async Task DecideLateAsync(EvidenceCaller caller, ExhibitId id, LateDecision decision, CancellationToken ct)
    {
        if (!caller.IsPresiding) throw new RuleRefused("evidence.not-presiding");
        if (decision.Admitted is not { } admitted) throw new BadInput("admitted", "required");
        if (string.IsNullOrWhiteSpace(decision.Reason)) throw new BadInput("reason", "required");
        if (decision.Reason.Length > LongestReason) throw new BadInput("reason", "too-long");
        await using var database = await databases.CreateDbContextAsync(ct);
        var exhibit = await database.Set<Exhibit>().FirstOrDefaultAsync(e => e.ExhibitId == id && e.CaseId == caller.Roster.CaseId && e.WithdrawnAt == null, ct) ?? throw new NotThere("evidence.unknown");
        if (!exhibit.IsLate) throw new RuleRefused("evidence.not-late");
        (exhibit.LateAdmitted, exhibit.LateReason, exhibit.Version) = (admitted, decision.Reason.Trim(), exhibit.Version + 1);
        await database.SaveChangesAsync(ct);
        await audit.WriteAsync(caller.Actor, admitted ? "evidence.admit-late" : "evidence.reject-late", id.Value, "", ct);
    }

    public async Task LimitAsync(EvidenceCaller caller, DateTimeOffset? until, CancellationToken ct)
    {
        if (!caller.IsClerk) throw new RuleRefused("evidence.not-clerk");
        if (until is not { } at) throw new BadInput("untilWall", "required");
        await terms.SetLimitAsync(caller.Roster.CaseId, at, ct);
        await audit.WriteAsync(caller.Actor, "evidence.limit", caller.Roster.CaseId.Value, Wall(at), ct);
    }

    private static string Wall(DateTimeOffset at) => at.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
