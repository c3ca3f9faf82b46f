namespace Arbitration.Court.Media;

/// <summary>
/// Follows a clock that is elsewhere by samples of it, all in µs. It corrects by at most 10 ms a second, leaps only when it
/// is far behind, and never reads backward. Without samples it goes on with the local clock.
/// </summary>
internal sealed class SlewedClock
{
    private const double SlewPerUs = 0.01;
    private const double LeapUs = 250_000;
    private readonly Lock _gate = new();
    private double _offset;
    private long _lastSampleAt;
    private long _lastRead = long.MinValue;
    private bool _set;

    public bool IsSet
    {
        get { lock (_gate) return _set; }
    }

    /// <summary>The other clock read <paramref name="value"/> at local time <paramref name="local"/>.</summary>
    public void Sample(long value, long local)
    {
        lock (_gate)
        {
            var error = value - local - _offset;
            var slew = Math.Max(0, local - _lastSampleAt) * SlewPerUs;
            _offset += !_set || Math.Abs(error) > LeapUs ? error : Math.Clamp(error, -slew, slew);
            _lastSampleAt = local;
            _set = true;
        }
    }

    /// <summary>The other clock at local time <paramref name="local"/>; null before the first sample.</summary>
    public long? Read(long local)
    {
        lock (_gate)
        {
            if (!_set) return null;
            _lastRead = Math.Max(_lastRead, (long)(local + _offset));
            return _lastRead;
        }
    }

    /// <summary>Forgets everything: the clock that is followed has begun anew.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            _set = false;
            _lastRead = long.MinValue;
        }
    }
}
