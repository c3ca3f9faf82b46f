using Arbitration.Court.Audit;
using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence;

internal sealed record ExhibitWords(string? Title, string? Source, string? Purpose, bool IsOriginal);

internal sealed record ExhibitOrder(IReadOnlyList<ExhibitId>? Exhibits);

/// <summary>Whoever filed an exhibit says what it is, puts it in its place, or takes it back, until the other side has it.</summary>
internal sealed class ChangeExhibit(IDbContextFactory<CourtDatabase> databases, AuditTrail audit, TimeProvider time)
{
    private const int LongestTitle = 200, LongestSource = 500, LongestPurpose = 2000;

    public async Task DescribeAsync(EvidenceCaller caller, ExhibitId id, ExhibitWords words, CancellationToken ct)
    {
        var errors = new Dictionary<string, string>();
        ParticipantRules.Text(errors, "title", words.Title, LongestTitle);
        if (words.Source?.Length > LongestSource) errors["source"] = "too-long";
        if (words.Purpose?.Length > LongestPurpose) errors["purpose"] = "too-long";
        if (errors.Count > 0) throw new BadInput(errors);
        await WithAsync(caller, id, "evidence.describe", exhibit =>
            (exhibit.Title, exhibit.Source, exhibit.Purpose, exhibit.IsOriginal) = (words.Title!.Trim(), words.Source?.Trim() ?? "", words.Purpose?.Trim() ?? "", words.IsOriginal), ct);
    }

    public Task WithdrawAsync(EvidenceCaller caller, ExhibitId id, CancellationToken ct) =>
        WithAsync(caller, id, "evidence.withdraw", exhibit => exhibit.WithdrawnAt = time.GetUtcNow(), ct);

    /// <summary>Those that are named come in this order, in the places that they have together; the others stay where they are.</summary>
    public async Task OrderAsync(EvidenceCaller caller, ExhibitOrder order, CancellationToken ct)
    {
        var wanted = order.Exhibits?.Distinct().ToList() ?? [];
        await using var database = await databases.CreateDbContextAsync(ct);
        var all = await database.Set<Exhibit>().Where(e => e.CaseId == caller.Roster.CaseId && e.WithdrawnAt == null).ToListAsync(ct);
        var named = all.Where(e => wanted.Contains(e.ExhibitId)).ToList();
        if (named.Count != wanted.Count || named.Any(e => !EvidenceSight.MaySee(caller, e))) throw new NotThere("evidence.unknown");
        if (named.Any(e => !EvidenceSight.MayChange(caller, e))) throw new RuleRefused("evidence.exchanged");
        var list = all.Where(e => e.Party == caller.Party && e.Number is null).OrderBy(e => e.Order).ThenBy(e => e.ExhibitId.Value, StringComparer.Ordinal).ToList();
        var next = new Queue<Exhibit>(wanted.Select(id => named.Single(e => e.ExhibitId == id)));
        // All of the list are counted anew: two that were filed in the same moment may have had the same place.
        for (var place = 0; place < list.Count; place++)
        {
            var here = named.Contains(list[place]) ? next.Dequeue() : list[place];
            (here.Order, here.Version) = (place + 1, here.Version + 1);
        }

        await database.SaveChangesAsync(ct);
    }

    private async Task WithAsync(EvidenceCaller caller, ExhibitId id, string what, Action<Exhibit> change, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var exhibit = await database.Set<Exhibit>().FirstOrDefaultAsync(e => e.ExhibitId == id && e.CaseId == caller.Roster.CaseId, ct);
        if (exhibit is null || !EvidenceSight.MaySee(caller, exhibit)) throw new NotThere("evidence.unknown");
        if (!EvidenceSight.MayChange(caller, exhibit)) throw new RuleRefused("evidence.exchanged");
        change(exhibit);
        exhibit.Version++;
        await database.SaveChangesAsync(ct);
        await audit.WriteAsync(caller.Actor, what, id.Value, "", ct);
    }
}
