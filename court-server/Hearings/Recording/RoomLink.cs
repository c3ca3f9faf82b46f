using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>
/// One hearing's tie to its room on the node: what the hearing wants goes there, what the node reports comes back as commands.
/// The grain only leaves its wish here and reads clocks, so none of its turns waits for the node.
/// </summary>
internal sealed partial class RoomLink : IRoomReports, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private const long HeadEveryUs = 60_000_000;
    private const long AfterCloseUs = 1_000_000;
    private readonly HearingId _hearing;
    private readonly IGrainFactory _grains;
    private readonly TimeProvider _time;
    private readonly IMediaListener[] _listeners;
    private readonly ILogger<RoomLink> _log;
    private readonly RoomOutbox _outbox;
    private readonly RecorderWatch _recorder;
    private readonly SourceBoard _sources = new();
    private readonly SlewedClock _nodeClock = new();
    private readonly SlewedClock _hearingClock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Lock _telling = new();
    private readonly ConcurrentQueue<string> _breaches = new();
    private readonly RoomWatch _watch;
    private Task _loops = Task.CompletedTask;
    private HearingWish? _wish;
    private ManifestFacts? _lastRow;
    private long _headNotedAt;
    private long? _recordUntil;
    private string _nodeStart = "";
    private bool _isAnotherNode;
    private NodeCondition _node = NodeCondition.Good with { Away = true };

    public RoomLink(HearingId hearing, IGrainFactory grains, RoomLoops loops, IEnumerable<IMediaListener> listeners, TimeProvider time, ILogger<RoomLink> log)
    {
        (_hearing, _grains, _time, _log) = (hearing, grains, time, log);
        _listeners = [.. listeners];
        _recorder = new RecorderWatch(time.MonotonicUs());
        _headNotedAt = time.MonotonicUs();
        _outbox = loops.Outbox(hearing.Value);
        _watch = loops.Watch(hearing.Value, this);
    }

    private void Start() =>
        _loops = Task.WhenAll(Task.Run(() => _watch.RunAsync(_stop.Token)), Task.Run(() => _outbox.RunAsync(_stop.Token)), Task.Run(() => RunAsync(_stop.Token)));

    public bool WantsAllRows
    {
        get { lock (_gate) return !_recorder.HasSeenRows && _wish?.Is is RecordingState.Starting or RecordingState.Interrupted; }
    }

    public NodeCondition Node
    {
        get { lock (_gate) return _recorder.Condition(_time.MonotonicUs()); }
    }

    public ImmutableArray<MediaSource> Sources
    {
        get { lock (_gate) return _sources.All; }
    }

    /// <summary>Hearing time now; goes on by itself while the node is away. Null before the first recorder.</summary>
    public long? HearingUs => _hearingClock.Read(_time.MonotonicUs());

    /// <summary>After a restart: hearing time from the newest event of the log and the wall time since, until the node says better.</summary>
    public void Remember(long hearingUs)
    {
        if (!_hearingClock.IsSet) _hearingClock.Sample(hearingUs, _time.MonotonicUs());
    }

    public void Want(HearingWish wish)
    {
        lock (_gate)
        {
            if (_wish is null) Start();
            var stops = _wish is { Room.Recording.On: true } && !wish.RecorderWanted;
            _wish = wish;
            // The record goes on a moment beyond the close, so that the close itself is in it whatever the delays are.
            if (stops) _recordUntil = _time.MonotonicUs() + AfterCloseUs;
            if (_recordUntil is null) _outbox.Desire(wish.Room);
        }
    }

    public void OnWatchBegun()
    {
        lock (_gate) _sources.OnWatchBegun(_time.MonotonicUs());
    }

    public void OnHeartbeat(Heartbeat heartbeat, long oneWayUs)
    {
        var now = _time.MonotonicUs();
        lock (_gate)
        {
            if (_nodeStart != heartbeat.NodeStart)
            {
                _nodeClock.Reset();
                _isAnotherNode = true;
            }
            _nodeStart = heartbeat.NodeStart;
            _nodeClock.Sample(heartbeat.NodeUs + oneWayUs, now);
            if (heartbeat.HearingUs >= 0 && heartbeat.Epoch == _wish?.Epoch.Epoch) _hearingClock.Sample(heartbeat.HearingUs + oneWayUs, now);
            _recorder.OnHeartbeat(heartbeat, now);
        }
        _outbox.NoteReached(heartbeat.Version);
    }

    public void OnRow(ManifestFacts row)
    {
        lock (_gate)
        {
            _lastRow = row;
            _recorder.OnRow(row);
            if (row.IsSegment && !_hearingClock.IsSet) _hearingClock.Sample(row.To, _time.MonotonicUs());
        }
    }

    public void OnSource(SourceState source)
    {
        lock (_gate)
        {
            if (!_sources.OnSource(source)) return;
        }
        TellSources();
    }

    public void OnLevels(Levels levels)
    {
        ImmutableArray<string> speaking = [.. levels.Levels_.Where(level => level.Speaking).Select(level => level.Seat)];
        foreach (var listener in _listeners) listener.OnSpeaking(_hearing.Value, speaking);
    }

    public void OnAlarm(Alarm alarm)
    {
        LogAlarm(_log, _hearing, alarm.Code, alarm.Detail);
        if (alarm.Code == "isolation-breach") _breaches.Enqueue(alarm.Detail);
    }

    public void OnReception(Reception reception)
    {
        foreach (var listener in _listeners) listener.OnReception(_hearing.Value, reception);
    }

    public void OnWatchLost()
    {
        foreach (var listener in _listeners) listener.OnSpeaking(_hearing.Value, []);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loops.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    // Read where it is told: a list that was read earlier must not be told after a newer one.
    private void TellSources()
    {
        lock (_telling)
            foreach (var listener in _listeners) listener.OnSources(_hearing.Value, Sources);
    }

    private async Task RunAsync(CancellationToken stop)
    {
        using var beat = new PeriodicTimer(Beat, _time);
        while (await beat.WaitForNextTickAsync(stop))
        {
            try
            {
                await BeatAsync();
            }
            catch (Exception fault) when (fault is not OutOfMemoryException && !stop.IsCancellationRequested)
            {
                LogFault(_log, _hearing, fault);
            }
        }
    }

    private async Task BeatAsync()
    {
        RecorderNews[] news;
        bool sourcesChanged, conditionsChanged;
        lock (_gate)
        {
            var now = _time.MonotonicUs();
            if (_wish is not { } wish) return;
            if (_recordUntil is { } until && now >= until)
            {
                _recordUntil = null;
                _outbox.Desire(wish.Room);
            }
            sourcesChanged = _sources.Tick(now);
            var node = _recorder.Condition(now);
            // One that came back before it was missed has lost what it held all the same.
            conditionsChanged = node != _node || _isAnotherNode;
            (_node, _isAnotherNode) = (node, false);
            news = [.. _recorder.Look(WishOf(wish, now), now), .. HeadDue(wish, now)];
        }
        if (sourcesChanged) TellSources();
        if (conditionsChanged)
            foreach (var listener in _listeners) listener.OnConditions(_hearing.Value);
        var grain = _grains.GetGrain<IHearingGrain>(_hearing.Value);
        while (_breaches.TryDequeue(out var breach)) await grain.Act(null, null, new NoteBreach(breach));
        foreach (var one in news)
            await (one switch
            {
                RecorderNews.Tell tell => grain.Act(null, null, tell.Command),
                RecorderNews.RaiseEpoch raise => grain.RaiseEpoch(raise.HearingUs, raise.NodeUs, raise.NodeStart),
                _ => Task.CompletedTask,
            });
    }

    private RecorderWish WishOf(HearingWish wish, long now) => new(
        wish.RecorderWanted, wish.Is, wish.Epoch, wish.EpochVersion, _recordUntil is null ? wish.Room.Version : long.MaxValue,
        wish.HasBegun ? _hearingClock.Read(now) : null, _nodeClock.Read(now));

    private IEnumerable<RecorderNews> HeadDue(HearingWish wish, long now)
    {
        if (_lastRow is not { } row || wish.Is is not RecordingState.Running || now - _headNotedAt < HeadEveryUs) return [];
        _headNotedAt = now;
        return [new RecorderNews.Tell(new NoteHead(row.Row, row.Hash))];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hearing {Hearing}: alarm {Code} {Detail}")]
    private static partial void LogAlarm(ILogger log, HearingId hearing, string code, string detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing}: a report of the node could not be passed on; it is looked at again")]
    private static partial void LogFault(ILogger log, HearingId hearing, Exception fault);
}
