using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// Whoever may no longer see the room is cut at the gateway at once: the public when the session is closed, a witness who has
/// testified. Their page stays and waits; what it may see then is nothing.
/// </summary>
internal sealed class CutUnseen(CutMedia media) : IHearingListener
{
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _outside = new();

    public void OnAwake(HearingRoster roster, HearingReading reading)
    {
        // The order may have outrun the last process.
        foreach (var seat in Note(roster, reading).Intersect(reading.State.Of<AttendanceState>().Present)) Begin(roster.HearingId.Value, seat);
    }

    public void OnHappened(HearingNews news)
    {
        var before = _outside.GetValueOrDefault(news.Hearing, []);
        foreach (var seat in Note(news.Roster, news.Reading).Except(before)) Begin(news.Hearing, seat);
    }

    private ImmutableHashSet<string> Note(HearingRoster roster, HearingReading reading) =>
        _outside[roster.HearingId.Value] = [.. roster.Seats.Where(seat => !SnapshotWriter.IsInRoom(reading, seat)).Select(seat => seat.Seat.Value)];

    // Apart from the hearing's turn, which waits for no node; CutMedia has its own limit.
    private void Begin(string hearing, string seat) =>
        _ = Task.Run(() => media.RunAsync(hearing, seat, () => _outside.GetValueOrDefault(hearing)?.Contains(seat) == true, CancellationToken.None));
}
