using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Cases;

internal sealed record FoundCase(CaseId CaseId, string CaseNumber, IReadOnlyList<(HearingId Hearing, int Number)> Sittings);

/// <summary>Finds a case by its number or its id, with its sittings in order.</summary>
internal sealed class CaseLookup(IDbContextFactory<CourtDatabase> databases)
{
    public async Task<FoundCase?> FindAsync(string numberOrId, CancellationToken ct)
    {
        var id = new CaseId(numberOrId);
        await using var database = await databases.CreateDbContextAsync(ct);
        var @case = await database.Set<CourtCase>().AsNoTracking().FirstOrDefaultAsync(c => c.CaseNumber == numberOrId || c.CaseId == id, ct);
        if (@case is null) return null;
        var sittings = await database.Set<Sitting>().AsNoTracking().Where(s => s.CaseId == @case.CaseId).OrderBy(s => s.Number).ToListAsync(ct);
        return new FoundCase(@case.CaseId, @case.CaseNumber, [.. sittings.Select(s => (s.HearingId, s.Number))]);
    }
}
