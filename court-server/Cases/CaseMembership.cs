using Arbitration.Court.Access;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Cases;

internal sealed class CaseMembership(IDbContextFactory<CourtDatabase> databases) : ICaseMembership
{
    public async Task<bool> ServesAsync(string userName, CaseId caseId, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<CaseStaff>().AnyAsync(s => s.CaseId == caseId && s.UserName == userName, ct);
    }

    public async Task<HearingStanding?> OfHearingAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var sitting = await database.Set<Sitting>().AsNoTracking().FirstOrDefaultAsync(s => s.HearingId == hearing, ct);
        return sitting is null ? null : new HearingStanding(sitting.CaseId, HearingCalendar.IsClosed(sitting.Phase));
    }
}
