namespace Arbitration.Media.Rtp;

/// <summary>
/// Maps a stream's timestamps to the node's monotonic clock. Packets are only ever late, so the smallest
/// (arrival - timestamp) of the last 5 s is the truth; the window moves along, which follows the slope between the two
/// crystals, and the map slews by at most 2 % so that sound does not jump. A lasting jump (paused sender, new path) is a
/// step: the map starts anew once enough packets agree. No RTCP sender reports reach us, so this is all there is.
/// </summary>
internal sealed class ClockMap(int ticksPerSecond)
{
    private const int Buckets = 10;
    private const long BucketUs = 500_000, SettlingUs = 1_000_000, StepUs = 400_000, AgreementUs = 100_000;
    private const long MostApartPpm = 200;                  // two crystals of the cheapest kind

    private readonly (long Id, long Least)[] _window = new (long, long)[Buckets];
    private long _offsetUs, _startUs, _lastUs;
    private bool _started;
    private (int Count, long FirstUs, long Least, long Most) _outliers;

    public void Reset()
    {
        _started = false;
        _outliers = default;
    }

    public void Observe(long timestamp, long arrivalUs)
    {
        var offset = arrivalUs - ToUs(timestamp);
        if (!_started) Start(offset, arrivalUs);
        else if (Math.Abs(offset - _offsetUs) > StepUs)
        {
            if (IsStep(offset, arrivalUs)) Start(_outliers.Least, arrivalUs);
            return;
        }
        _outliers = default;
        // After a mute nothing of the window is left, and the first packet says what the network's jitter makes of it: the
        // offset from before is the better witness, as far as the crystals cannot have moved away from it.
        if (arrivalUs - _lastUs > Buckets * BucketUs)
        {
            var apart = (arrivalUs - _lastUs) * MostApartPpm / 1_000_000;
            _offsetUs = Math.Clamp(offset, _offsetUs - apart, _offsetUs + apart);
            (_startUs, _lastUs) = (arrivalUs, arrivalUs);
            if (_offsetUs < offset) Remember(_offsetUs, arrivalUs);
        }
        Remember(offset, arrivalUs);
        var towards = LeastSince(arrivalUs) - _offsetUs;
        if (arrivalUs - _startUs > SettlingUs)
        {
            var most = Math.Clamp(arrivalUs - _lastUs, 0, 1_000_000) / 50;
            towards = Math.Clamp(towards, -most, most);
        }
        _offsetUs += towards;
        _lastUs = Math.Max(_lastUs, arrivalUs);
    }

    /// <summary>The node time at which this timestamp would have arrived on an idle line.</summary>
    public long ToNodeUs(long timestamp) => ToUs(timestamp) + _offsetUs;

    private void Start(long offset, long arrivalUs)
    {
        Array.Fill(_window, (long.MinValue, 0));
        (_started, _offsetUs, _startUs, _lastUs, _outliers) = (true, offset, arrivalUs, arrivalUs, default);
        Remember(offset, arrivalUs);
    }

    // Early packets are a sender's jump and three prove it; late ones may be a queue that drains, so they must last.
    private bool IsStep(long offset, long arrivalUs)
    {
        var least = Math.Min(_outliers.Least, offset);
        var most = Math.Max(_outliers.Most, offset);
        _outliers = _outliers.Count == 0 || most - least > AgreementUs
            ? (1, arrivalUs, offset, offset)
            : (_outliers.Count + 1, _outliers.FirstUs, least, most);
        return _outliers.Count >= 3 && (offset < _offsetUs || arrivalUs - _outliers.FirstUs > 500_000);
    }

    private void Remember(long offset, long arrivalUs)
    {
        var id = arrivalUs / BucketUs;
        ref var bucket = ref _window[(int)((ulong)id % Buckets)];
        bucket = bucket.Id == id ? (id, Math.Min(bucket.Least, offset)) : (id, offset);
    }

    private long LeastSince(long arrivalUs)
    {
        var newest = arrivalUs / BucketUs;
        var least = long.MaxValue;
        foreach (var (id, value) in _window)
            if (id > newest - Buckets) least = Math.Min(least, value);
        return least;
    }

    // Split, because a hostile timestamp times a million would overflow.
    private long ToUs(long timestamp) =>
        timestamp / ticksPerSecond * 1_000_000 + timestamp % ticksPerSecond * 1_000_000 / ticksPerSecond;
}
