using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Seeing;

namespace Arbitration.Court.Courtroom;

/// <summary>Whom the presiding arbitrator removes (R43) is shown out; after a restart once more, for the order may have outrun it.</summary>
internal sealed class ExpelRemoved(ShowOut showOut) : IHearingListener
{
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _removed = new();

    public void OnAwake(HearingRoster roster, HearingReading reading)
    {
        var hearing = roster.HearingId.Value;
        Note(hearing, reading);
        foreach (var seat in _removed[hearing]) Begin(hearing, seat);
    }

    public void OnHappened(HearingNews news)
    {
        Note(news.Hearing, news.Reading);
        foreach (var removal in news.Events.Select(e => e.Event).OfType<SeatDisciplined>().Where(e => e.Measure == Discipline.Removal)) Begin(news.Hearing, removal.Seat);
    }

    private void Note(string hearing, HearingReading reading) => _removed[hearing] = reading.State.Of<Sight>().Removed;

    // Apart from the hearing's turn, which waits for no node; CutMedia has its own limit.
    private void Begin(string hearing, string seat) =>
        _ = Task.Run(() => showOut.RunAsync(hearing, seat, "courtroom.removed", () => _removed.GetValueOrDefault(hearing)?.Contains(seat) == true, CancellationToken.None));
}
