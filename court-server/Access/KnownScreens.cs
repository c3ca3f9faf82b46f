using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Access;

/// <summary>The wall screens that were paired, and who may connect which of them again without its code.</summary>
internal sealed class KnownScreens(IDbContextFactory<CourtDatabase> databases, TimeProvider time)
{
    /// <summary>How long somebody need not walk to a screen again that they do not use meanwhile.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public async Task<WallScreen?> FindAsync(WallSecret secret, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<WallScreen>().AsNoTracking().FirstOrDefaultAsync(s => s.ScreenId == secret.ScreenId && s.SecretHash == secret.Hash, ct);
    }

    /// <summary>Notes which hearing a screen belongs to from now on, and that this person has stood before it.</summary>
    /// <returns>The hearing that it was paired with before; null when it is the first or the same.</returns>
    public async Task<HearingId?> PairAsync(WallSecret secret, HearingId hearing, string name, string userName, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var now = time.GetUtcNow();
        var screen = await database.Set<WallScreen>().FirstOrDefaultAsync(s => s.ScreenId == secret.ScreenId, ct);
        var before = screen?.HearingId;
        if (screen is null) database.Add(new WallScreen { ScreenId = secret.ScreenId, SecretHash = secret.Hash, Name = name, HearingId = hearing, PairedAt = now });
        else (screen.HearingId, screen.Name, screen.PairedAt) = (hearing, name, now);
        var keeper = await database.Set<WallScreenKeeper>().FirstOrDefaultAsync(k => k.ScreenId == secret.ScreenId && k.UserName == userName, ct);
        if (keeper is null) database.Add(new WallScreenKeeper { ScreenId = secret.ScreenId, UserName = userName, UsedAt = now });
        else keeper.UsedAt = now;
        await database.SaveChangesAsync(ct);
        return before is { } other && other != hearing ? other : null;
    }

    /// <summary>The screens whose code somebody has entered, the last used first.</summary>
    public async Task<IReadOnlyList<WallScreen>> KeptByAsync(string userName, CancellationToken ct)
    {
        var since = time.GetUtcNow() - Remembered;
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<WallScreenKeeper>().AsNoTracking().Where(k => k.UserName == userName && k.UsedAt >= since).OrderByDescending(k => k.UsedAt)
            .Join(database.Set<WallScreen>(), k => k.ScreenId, s => s.ScreenId, (_, s) => s).ToListAsync(ct);
    }
}
