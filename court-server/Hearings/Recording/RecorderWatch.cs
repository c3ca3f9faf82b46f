using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Media;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>
/// Compares the recorder as the node reports it with the recorder as it should be, and says what to do. Pure: it is told the
/// time (this process's monotonic µs) and what was heard.
/// </summary>
internal sealed class RecorderWatch(long startedAt)
{
    public const long AwayAfterUs = 3_000_000;
    private const long OpeningLimitUs = 15_000_000;
    private const long PatienceUs = 3_000_000;
    private const int LeastFreeSeconds = 30 * 60;
    private readonly long _startedAt = startedAt;
    private long? _lastHeard;
    private Heartbeat? _heartbeat;
    private bool _sawRecorder;
    private long _durableTo = -1;
    private (long Epoch, long From, long Before)? _begun;
    private long? _startingSince;
    private long? _raisedAt;
    private long? _endingSince;

    private bool NodeAway(long now) => _heartbeat is null || now - HeardAt > AwayAfterUs;
    /// <summary>Rows were heard already; if not, where an unfinished start of a recorder began lies further back.</summary>
    public bool HasSeenRows => _begun is not null;

    public NodeCondition Condition(long now) => new(NodeAway(now), _heartbeat is { FreeSeconds: < LeastFreeSeconds }, _heartbeat is { Full: true });

    private long HeardAt => _lastHeard ?? _startedAt;

    public void OnHeartbeat(Heartbeat heartbeat, long now)
    {
        (_heartbeat, _lastHeard) = (heartbeat, now);
        _sawRecorder |= heartbeat.Epoch > 0;
    }

    /// <summary>Rows come at least once; one that was seen changes nothing.</summary>
    public void OnRow(ManifestFacts row)
    {
        if (!row.IsSegment || row.To <= _durableTo) return;
        if (_begun is not { } begun || row.Epoch > begun.Epoch) _begun = (row.Epoch, row.From, _durableTo);
        _durableTo = row.To;
    }

    public IEnumerable<RecorderNews> Look(RecorderWish wish, long now)
    {
        _startingSince = wish.Is is RecordingState.Starting ? _startingSince ?? now : null;
        if (wish.IsOn) return LookWhileOn(wish, now);
        return wish.Is is RecordingState.Running or RecordingState.Interrupted ? LookForTheEnd(wish, now) : [];
    }

    private IEnumerable<RecorderNews> LookWhileOn(RecorderWish wish, long now)
    {
        _endingSince = null;
        if (_startingSince is { } since && now - since > OpeningLimitUs)
            return [new RecorderNews.Tell(new AbandonOpening(NodeAway(now) ? "recording.node-away" : _heartbeat is { Full: true } ? "recording.node-full" : "recording.did-not-start"))];
        if (_heartbeat is not { } heard || NodeAway(now))
            return now - HeardAt > AwayAfterUs ? Lost(wish, "node-away") : [];
        if (wish.Epoch.Epoch == 0 || heard.NodeStart != wish.Epoch.NodeStart || HasStopped(wish, heard, now))
            return [.. Lost(wish, CauseOf(wish, heard)), .. Raise(wish, heard, now)];
        if (heard.Epoch == wish.Epoch.Epoch && _begun is { } begun && begun.Epoch == wish.Epoch.Epoch && wish.Is is not RecordingState.Running)
            return [new RecorderNews.Tell(new RecorderDurable(begun.Epoch, begun.From, begun.Before))];
        return [];
    }

    // The node reached what was asked and records nothing all the same, or went back to an older recorder.
    private bool HasStopped(RecorderWish wish, Heartbeat heard, long now) =>
        heard.Epoch != wish.Epoch.Epoch && heard.Version >= wish.EpochVersion && now - (_raisedAt ?? _startedAt) > PatienceUs;

    private IEnumerable<RecorderNews> Lost(RecorderWish wish, string cause) =>
        wish.Is is RecordingState.Running ? [new RecorderNews.Tell(new RecorderLost(cause))] : [];

    // A recorder that this process never saw was lost while the court server was down as well.
    private string CauseOf(RecorderWish wish, Heartbeat heard) =>
        heard.NodeStart != wish.Epoch.NodeStart ? (_sawRecorder ? "node-restarted" : "both-down")
        : heard.GatewayUp ? "recorder-failed" : "gateway";

    private IEnumerable<RecorderNews> Raise(RecorderWish wish, Heartbeat heard, long now)
    {
        if (_raisedAt is { } raised && now - raised < PatienceUs) return [];
        _raisedAt = now;
        var recorded = Math.Max(_durableTo, heard.DurableUs);
        // The very first recorder begins hearing time: zero is when it starts.
        return recorded < 0
            ? [new RecorderNews.RaiseEpoch(0, 0, heard.NodeStart)]
            : [new RecorderNews.RaiseEpoch(Math.Max(recorded, wish.HearingUs ?? recorded), wish.NodeUs ?? 0, heard.NodeStart)];
    }

    private IEnumerable<RecorderNews> LookForTheEnd(RecorderWish wish, long now)
    {
        _endingSince ??= now;
        if (_heartbeat is not { } heard || NodeAway(now)) return [];
        var settled = heard.Epoch == 0 && heard.Version >= wish.Version && now - _endingSince > 500_000;
        // Rows may still be on their way behind the heartbeat; a node that lost its disk would make us wait for ever.
        var complete = _durableTo >= heard.DurableUs || now - _endingSince > 30_000_000;
        return settled && complete ? [new RecorderNews.Tell(new RecorderEnded(Math.Max(0, _durableTo)))] : [];
    }
}
