namespace Arbitration.Media.Mixing.Sound;

/// <summary>The sound of one source on the node's time axis: written as it arrives, read once a tick.</summary>
internal sealed class SourceSound
{
    private const int Size = 1 << 18;              // 5.4 s
    private const int Jump = 2400;                 // 50 ms: more is a hole, less is drift of the sender's clock
    private const int DriftBegins = 240;           // 5 ms
    private const int DriftEnds = 48;              // 1 ms
    private const int Fade = 240;                  // 5 ms
    private const float Decay = 0.98f;             // per sample: -60 dB in 7 ms
    private const float GainStep = 1f / 480;       // a mute takes 10 ms

    private readonly Lock _gate = new();
    private readonly float[] _ring = new float[Size];
    private float[] _stretched = [];
    private long _start;
    private long _end = -1;
    private bool _correcting;
    private float _tail;
    private float _rise;
    private float _gain = 1;

    internal static long SampleAt(long us) => us * 48 / 1000;

    /// <summary>Puts sound at its place; small deviations are stretched away, large ones leave a hole.</summary>
    internal void Write(ReadOnlySpan<float> mono, long at)
    {
        if (mono.Length is 0 or > Size / 4)
        {
            return;
        }
        lock (_gate)
        {
            if (_end < 0 || Math.Abs(at - _end) > Jump)
            {
                MoveTo(at);
                Append(mono, fadeIn: true);
            }
            else
            {
                Append(Corrected(mono, at - _end), fadeIn: false);
            }
        }
    }

    /// <summary>Forgets what lies from a sample on; what is heard then dies away.</summary>
    internal void CutFrom(long at)
    {
        lock (_gate)
        {
            _end = Math.Min(_end, at);
            _start = Math.Min(_start, _end);
        }
    }

    /// <summary>Adds what lies from a sample on to the mix; returns the sum of squares it added.</summary>
    /// <param name="measured">What is not audible counts as if it were.</param>
    internal double AddTo(Span<float> mix, long from, bool audible, bool measured = false)
    {
        lock (_gate)
        {
            double power = 0;
            float target = audible ? 1 : 0;
            for (int i = 0; i < mix.Length; i++)
            {
                float sample = Next(from + i);
                _gain = target > _gain ? Math.Min(target, _gain + GainStep) : Math.Max(target, _gain - GainStep);
                float added = sample * _gain;
                mix[i] += added;
                power += measured ? sample * sample : added * added;
            }
            return power;
        }
    }

    /// <summary>How far the end of what was written lies behind a sample, for a test of drift.</summary>
    internal long EndOffset(long at) => at - _end;

    private float Next(long position)
    {
        if (position >= _start && position < _end && position >= _end - Size)
        {
            _rise = Math.Min(1, _rise + (1f / Fade));
            _tail = _ring[position & (Size - 1)] * _rise;
            return _tail;
        }
        // Nothing there: what was last heard dies away instead of breaking off with a click.
        _rise = 0;
        _tail *= Decay;
        return _tail;
    }

    private void MoveTo(long at)
    {
        if (_end < 0 || at < _end || at - _end >= Size)
        {
            _start = at;
            _end = at;
            return;
        }
        float tail = _ring[(_end - 1) & (Size - 1)];
        for (; _end < at; _end++)
        {
            tail *= Decay;
            _ring[_end & (Size - 1)] = tail;
        }
    }

    private void Append(ReadOnlySpan<float> mono, bool fadeIn)
    {
        for (int i = 0; i < mono.Length; i++)
        {
            _ring[_end++ & (Size - 1)] = fadeIn && i < Fade ? mono[i] * i / Fade : mono[i];
        }
        _start = Math.Max(_start, _end - Size);
    }

    /// <summary>A sender's clock is off by some 50 ppm; a packet made one sample in 500 longer or shorter is not heard.</summary>
    private ReadOnlySpan<float> Corrected(ReadOnlySpan<float> mono, long drift)
    {
        _correcting = Math.Abs(drift) > (_correcting ? DriftEnds : DriftBegins);
        int change = Math.Max(1, mono.Length / 500);
        if (!_correcting || mono.Length < 4 * change)
        {
            return mono;
        }
        int length = mono.Length + (drift > 0 ? change : -change);
        if (_stretched.Length < length)
        {
            _stretched = new float[length];
        }
        for (int i = 0; i < length; i++)
        {
            double position = (double)i * (mono.Length - 1) / (length - 1);
            int left = Math.Min((int)position, mono.Length - 2);
            float part = (float)(position - left);
            _stretched[i] = (mono[left] * (1 - part)) + (mono[left + 1] * part);
        }
        return _stretched.AsSpan(0, length);
    }
}
