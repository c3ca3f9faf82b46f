using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Arbitration.Court.Access;

/// <summary>
/// The seats that devices hold, in memory: whoever is in a hearing asks for something all the time, and fifty for the same page at once. Any change
/// of a device or a link, through whichever database context, makes all of it be read anew.
/// </summary>
internal sealed class SeatsAtHand(TimeProvider time) : SaveChangesInterceptor
{
    // In case the database is changed by another process, as an operator may.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const int MostKept = 2000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (IReadOnlyList<ParticipantCaller> Seats, long At)> _kept = [];
    private long _changes;

    /// <param name="device">Hash of the device's secret.</param>
    public async Task<IReadOnlyList<ParticipantCaller>> GetAsync(string device, Func<Task<IReadOnlyList<ParticipantCaller>>> read)
    {
        long changes;
        lock (_gate)
        {
            if (_kept.TryGetValue(device, out var kept) && time.GetElapsedTime(kept.At) < Longest) return kept.Seats;
            changes = _changes;
        }

        var now = time.GetTimestamp();
        var seats = await read();
        // A device that holds none may be anybody's guess; and what was read before a change may be what was before it.
        lock (_gate)
        {
            if (seats.Count == 0 || changes != _changes) return seats;
            if (_kept.Count >= MostKept) _kept.Clear();
            _kept[device] = (seats, now);
        }

        return seats;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        ForgetIfTouched(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        ForgetIfTouched(eventData.Context);
        return new(result);
    }

    private void ForgetIfTouched(DbContext? context)
    {
        if (context is null || !(context.ChangeTracker.Entries<DeviceSeat>().Any() || context.ChangeTracker.Entries<JoinLink>().Any())) return;
        lock (_gate)
        {
            _changes++;
            _kept.Clear();
        }
    }
}
