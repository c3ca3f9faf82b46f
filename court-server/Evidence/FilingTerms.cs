using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence;

/// <summary>Until when evidence is in time. What comes later is taken, and counts when the tribunal lets it in (逾期举证).</summary>
internal sealed class FilingTerms(IDbContextFactory<CourtDatabase> databases, CaseLookup cases, HearingCalendar calendar)
{
    public async Task<DateTimeOffset?> LimitAsync(CaseId caseId, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return (await database.Set<EvidenceLimit>().AsNoTracking().FirstOrDefaultAsync(l => l.CaseId == caseId, ct))?.Until;
    }

    public async Task SetLimitAsync(CaseId caseId, DateTimeOffset until, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        if (await database.Set<EvidenceLimit>().FirstOrDefaultAsync(l => l.CaseId == caseId, ct) is { } known) known.Until = until;
        else database.Add(new EvidenceLimit { CaseId = caseId, Until = until });
        await database.SaveChangesAsync(ct);
    }

    /// <summary>After the limit; without one, after the first hearing of the case was opened. The tribunal itself is never late.</summary>
    public async Task<bool> IsLateAsync(CaseId caseId, EvidenceParty party, DateTimeOffset at, CancellationToken ct)
    {
        if (party == EvidenceParty.Tribunal) return false;
        if (await LimitAsync(caseId, ct) is { } limit) return at > limit;
        foreach (var (hearing, _) in (await cases.FindAsync(caseId.Value, ct))?.Sittings ?? [])
            if ((await calendar.ProgressAsync(hearing, ct))?.OpenedWall is not null) return true;
        return false;
    }
}
