namespace Arbitration.Media.Mixing.Sound;

/// <summary>The level of a clip: as it was recorded, for it may be evidence, but for one gain that does not follow it.</summary>
internal sealed class ClipGain
{
    private const double Least = -40, Most = 12;

    private float _wanted = 1;
    private float _now = 1;

    internal void Set(double db) => Volatile.Write(ref _wanted, (float)Math.Pow(10, Math.Clamp(db, Least, Most) / 20));

    /// <summary>Adds one tick to the mix; a change takes the whole of it, so that it does not click.</summary>
    internal void AddTo(Span<float> mix, ReadOnlySpan<float> own)
    {
        float step = (Volatile.Read(ref _wanted) - _now) / own.Length;
        for (int i = 0; i < own.Length; i++)
        {
            _now += step;
            mix[i] += own[i] * _now;
        }
    }
}
