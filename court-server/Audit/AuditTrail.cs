using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Audit;

/// <summary>The append-only trail. It has no method that changes or removes.</summary>
internal sealed class AuditTrail(IDbContextFactory<CourtDatabase> databases, TimeProvider time)
{
    /// <param name="who">User name, or "seat:{seat}" of a participant.</param>
    /// <param name="what">Verb, e.g. "recording.play".</param>
    /// <param name="target">Id of the thing.</param>
    public async Task WriteAsync(string who, string what, string target, string detail, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        database.Add(new AuditEntry { At = time.GetUtcNow(), Who = who, What = what, Target = target, Detail = detail });
        await database.SaveChangesAsync(ct);
    }

    /// <summary>What somebody did last of a kind to a thing; null: never.</summary>
    public async Task<AuditEntry?> LastAsync(string who, string what, string target, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<AuditEntry>().AsNoTracking().Where(e => e.Target == target && e.Who == who && e.What == what).OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<AuditEntry>> OfAsync(string target, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<AuditEntry>().AsNoTracking().Where(e => e.Target == target).OrderBy(e => e.Id).ToListAsync(ct);
    }
}
