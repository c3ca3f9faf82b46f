using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Access;

/// <summary>
/// The first device takes the seat without a code; it returns silently; any other device needs the code that the clerk gave, and
/// then waits until somebody of the tribunal lets it in: a code can be overheard.
/// </summary>
internal sealed class RedeemLink(IDbContextFactory<CourtDatabase> databases, AuditTrail audit, TimeProvider time, IEnumerable<ILinkListener> listeners)
{
    internal const int CodesPerWindow = 5;
    internal static readonly TimeSpan CodeWindow = TimeSpan.FromMinutes(15);

    public async Task<Redemption> RunAsync(string token, string? code, string? device, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await TryAsync(token, code, device, ct);
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // Somebody redeemed, or tried a code, in the same moment: look again at what is true now.
            }
        }
    }

    private async Task<Redemption> TryAsync(string token, string? code, string? device, CancellationToken ct)
    {
        var hash = Secrets.Hash(token);
        await using var database = await databases.CreateDbContextAsync(ct);
        var link = await database.Set<JoinLink>().FirstOrDefaultAsync(l => l.TokenHash == hash, ct);
        if (link is null) return new Redemption(RedemptionIs.Unknown);
        if (link.State == LinkState.Revoked) return new Redemption(RedemptionIs.Revoked);
        if (link.State == LinkState.Over) return new Redemption(RedemptionIs.Over);

        var deviceHash = device is null ? null : Secrets.Hash(device);
        var mine = deviceHash is null ? null
            : await database.Set<DeviceSeat>().FirstOrDefaultAsync(d => d.LinkId == link.LinkId && d.DeviceHash == deviceHash, ct);
        if (mine is not null) return await AgainAsync(database, link, mine, ct);
        var isFurther = link.State == LinkState.Redeemed;
        if (isFurther && await RefuseCodeAsync(database, link, code, ct) is { } refusal) return refusal;
        return await SeatAsync(database, link, device, isFurther, ct);
    }

    /// <summary>Whether somebody who has the seat already also knows the code; null when they do.</summary>
    public async Task<Redemption?> ConfirmAsync(LinkId id, string? code, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var link = await database.Set<JoinLink>().FirstOrDefaultAsync(l => l.LinkId == id, ct);
        if (link is null || link.State == LinkState.Revoked) return new Redemption(RedemptionIs.Revoked);
        var refusal = await RefuseCodeAsync(database, link, code, ct);
        await database.SaveChangesAsync(ct);
        return refusal;
    }

    // The last link that a device opened is who it is, so a second person on the same device can take turns.
    private Task<Redemption> AgainAsync(CourtDatabase database, JoinLink link, DeviceSeat mine, CancellationToken ct) => mine.State switch
    {
        DeviceState.Asked => WaitAsync(link, mine, null, ct),
        DeviceState.Refused => Task.FromResult(new Redemption(RedemptionIs.DeviceRefused, link)),
        _ => SeatAgainAsync(database, link, mine, ct),
    };

    private async Task<Redemption> WaitAsync(JoinLink link, DeviceSeat device, string? newToken, CancellationToken ct)
    {
        foreach (var listener in listeners) await listener.OnDeviceAskedAsync(link.HearingId, link.Seat, DeviceSeats.NameOf(device), ct);
        return new Redemption(RedemptionIs.DeviceWaits, link, newToken);
    }

    private async Task<Redemption> SeatAgainAsync(CourtDatabase database, JoinLink link, DeviceSeat mine, CancellationToken ct)
    {
        mine.BoundAt = time.GetUtcNow();
        await database.SaveChangesAsync(ct);
        return new Redemption(RedemptionIs.Seated, link);
    }

    private async Task<Redemption?> RefuseCodeAsync(CourtDatabase database, JoinLink link, string? code, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code)) return new Redemption(RedemptionIs.CodeNeeded);
        var now = time.GetUtcNow();
        if (link.CodeFailuresSince is not { } since || now - since >= CodeWindow) (link.CodeFailures, link.CodeFailuresSince) = (0, now);
        if (link.CodeFailures >= CodesPerWindow)
            return new Redemption(RedemptionIs.TooManyCodes, RetryAfter: link.CodeFailuresSince.GetValueOrDefault() + CodeWindow - now);
        // Counted before it is compared and with the row's version, so that parallel guesses cannot share one count.
        link.CodeFailures++;
        link.Version++;
        await database.SaveChangesAsync(ct);
        if (!JoinLinks.CodeFits(link, code.Trim()))
        {
            await audit.WriteAsync("nobody", "link.code-wrong", link.LinkId.Value, "", ct);
            return new Redemption(RedemptionIs.CodeWrong);
        }
        (link.CodeFailures, link.CodeFailuresSince) = (0, null);
        return null;
    }

    private async Task<Redemption> SeatAsync(CourtDatabase database, JoinLink link, string? device, bool isFurther, CancellationToken ct)
    {
        // A token that we never handed out must not become a device of its own choosing.
        var deviceHash = device is null ? null : Secrets.Hash(device);
        var known = deviceHash is not null && await database.Set<DeviceSeat>().AnyAsync(d => d.DeviceHash == deviceHash, ct);
        var token = known ? device! : Secrets.NewToken();
        var bound = new DeviceSeat { DeviceHash = Secrets.Hash(token), LinkId = link.LinkId, BoundAt = time.GetUtcNow(), State = isFurther ? DeviceState.Asked : DeviceState.Granted };
        database.Add(bound);
        link.State = LinkState.Redeemed;
        link.Version++;
        await database.SaveChangesAsync(ct);
        await audit.WriteAsync($"seat:{link.Seat}", "link.redeem", link.LinkId.Value, link.HearingId.Value, ct);
        return isFurther ? await WaitAsync(link, bound, known ? null : token, ct) : new Redemption(RedemptionIs.Seated, link, known ? null : token);
    }
}
