using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Transcripts;

/// <summary>
/// The drafts of all hearings of this process: shown at once but at most ten times a second a line, the newest always in the
/// end, and stored at most two seconds late. Typing is no event, so nothing here is numbered.
/// </summary>
internal sealed partial class DraftBoard(DraftStore store, TimeProvider time, ILogger<DraftBoard> log) : BackgroundService, IHearingListener
{
    private const long ShowEveryUs = 100_000;
    private const long StoreEveryUs = 1_500_000;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Hearing, string Line), Entry> _drafts = [];
    private readonly HashSet<string> _loaded = [];

    /// <summary>Raised for each draft that screens should show now; handlers must not block.</summary>
    public event Action<string, Draft>? Changed;

    public async Task<IReadOnlyList<Draft>> OfAsync(string hearing, CancellationToken ct)
    {
        bool isLoaded;
        lock (_gate) isLoaded = _loaded.Contains(hearing);
        if (!isLoaded)
        {
            var stored = await store.ReadAsync(new HearingId(hearing), ct);
            lock (_gate)
            {
                if (_loaded.Add(hearing))
                    foreach (var draft in stored) _drafts.TryAdd((hearing, draft.Line), new Entry(draft) { Shown = draft.Rev, Stored = draft.Rev });
            }
        }
        lock (_gate) return [.. _drafts.Where(d => d.Key.Hearing == hearing && d.Value.Draft.Text != "").Select(d => d.Value.Draft)];
    }

    public void Put(string hearing, Draft draft)
    {
        lock (_gate)
        {
            var key = (hearing, draft.Line);
            if (!_drafts.TryGetValue(key, out var entry)) entry = _drafts[key] = new Entry(draft) { Shown = -1, Stored = -1 };
            else if (draft.Rev <= entry.Draft.Rev) return;
            entry.Draft = draft;
            Show(hearing, entry, time.MonotonicUs());
        }
    }

    public void OnAwake(HearingRoster roster, HearingReading reading) { /* drafts are read when a page asks for them */ }

    // A committed line is no draft any more.
    public void OnHappened(HearingNews news)
    {
        foreach (var committed in news.Events.Select(e => e.Event).OfType<LineCommitted>())
        {
            lock (_gate)
            {
                if (!_drafts.TryGetValue((news.Hearing, committed.Line.Line), out var entry)) continue;
                entry.Draft = entry.Draft with { Rev = entry.Draft.Rev + 1, Text = "" };
                entry.ShownAt = 0;
                Show(news.Hearing, entry, time.MonotonicUs());
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var beat = new PeriodicTimer(Beat, time);
        var storedAt = time.MonotonicUs();
        while (await beat.WaitForNextTickAsync(stop))
        {
            var now = time.MonotonicUs();
            lock (_gate)
                foreach (var ((hearing, _), entry) in _drafts) Show(hearing, entry, now);
            if (now - storedAt < StoreEveryUs) continue;
            storedAt = now;
            await StoreAsync(stop);
        }
    }

    private void Show(string hearing, Entry entry, long now)
    {
        if (entry.Shown == entry.Draft.Rev || now - entry.ShownAt < ShowEveryUs) return;
        (entry.Shown, entry.ShownAt) = (entry.Draft.Rev, now);
        Changed?.Invoke(hearing, entry.Draft);
    }

    private async Task StoreAsync(CancellationToken stop)
    {
        List<IGrouping<string, ((string Hearing, string Line) Key, Entry Entry)>> due;
        lock (_gate) due = [.. _drafts.Select(d => (d.Key, d.Value)).Where(d => d.Value.Stored != d.Value.Draft.Rev).GroupBy(d => d.Key.Hearing)];
        foreach (var hearing in due)
        {
            try
            {
                Draft[] drafts;
                lock (_gate) drafts = [.. hearing.Select(d => d.Entry.Draft)];
                await store.SaveAsync(new HearingId(hearing.Key), drafts, stop);
                // A committed line stays behind as an empty draft, so that a late message of its typing finds a newer rev.
                lock (_gate) foreach (var (d, saved) in hearing.Zip(drafts)) d.Entry.Stored = saved.Rev;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
            {
                LogNotStored(log, hearing.Key, fault);
            }
        }
    }

    private sealed class Entry(Draft draft)
    {
        public Draft Draft { get; set; } = draft;
        public long Shown { get; set; }
        public long ShownAt { get; set; }
        public long Stored { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: drafts could not be stored; they are stored with the next beat")]
    private static partial void LogNotStored(ILogger log, string hearing, Exception fault);
}
