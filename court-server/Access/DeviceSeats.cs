using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Access;

/// <summary>Which seats a device holds. An ended hearing's seat is still held: parties read and play it afterwards.</summary>
internal sealed class DeviceSeats(IDbContextFactory<CourtDatabase> databases, SeatsAtHand atHand, TimeProvider time)
{
    public Task<IReadOnlyList<ParticipantCaller>> HeldByAsync(string deviceToken, CancellationToken ct)
    {
        var hash = Secrets.Hash(deviceToken);
        return atHand.GetAsync(hash, () => ReadAsync(hash, ct));
    }

    private async Task<IReadOnlyList<ParticipantCaller>> ReadAsync(string hash, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var links = await database.Set<DeviceSeat>().AsNoTracking()
            .Where(d => d.DeviceHash == hash && d.State == DeviceState.Granted)
            .Join(database.Set<JoinLink>(), d => d.LinkId, l => l.LinkId, (d, l) => new { d.BoundAt, Link = l })
            .Where(x => x.Link.State != LinkState.Revoked)
            .OrderByDescending(x => x.BoundAt)
            .Select(x => x.Link)
            .ToListAsync(ct);
        return [.. links.Select(l => new ParticipantCaller(l.HearingId, l.Seat, l.LinkId, l.Role, l.Name))];
    }

    /// <summary>A short name of a device at one link, for the log: of no use to anybody else. The same device at another link is asked about anew.</summary>
    public static string NameOf(DeviceSeat device) => Secrets.Hash($"{device.DeviceHash}/{device.LinkId}")[..12].ToLowerInvariant();

    /// <summary>Lets a further device have the seat, or not. Once more is the same.</summary>
    public async Task DecideAsync(HearingId hearing, SeatId seat, string device, bool granted, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var asked = await database.Set<DeviceSeat>()
            .Join(database.Set<JoinLink>().Where(l => l.HearingId == hearing && l.Seat == seat), d => d.LinkId, l => l.LinkId, (d, _) => d)
            .Where(d => d.State == DeviceState.Asked).ToListAsync(ct);
        foreach (var one in asked.Where(one => NameOf(one) == device)) one.State = granted ? DeviceState.Granted : DeviceState.Refused;
        await database.SaveChangesAsync(ct);
    }

    public async Task<bool> HasConsentedAsync(HearingId hearing, SeatId seat, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<Consent>().AnyAsync(c => c.HearingId == hearing && c.Seat == seat, ct);
    }

    public async Task ConsentAsync(HearingId hearing, SeatId seat, CancellationToken ct)
    {
        if (await HasConsentedAsync(hearing, seat, ct)) return;
        await using var database = await databases.CreateDbContextAsync(ct);
        database.Add(new Consent { HearingId = hearing, Seat = seat, At = time.GetUtcNow() });
        try
        {
            await database.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // A double click stored it first; anything else is a fault.
            if (!await HasConsentedAsync(hearing, seat, ct)) throw;
        }
    }
}
