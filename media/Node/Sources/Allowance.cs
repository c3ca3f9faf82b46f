namespace Arbitration.Media.Node;

/// <summary>
/// How much work one source may cause: so much a second, and so much at once after a pause, for a line that was stuck hands over
/// in a moment what it held. What is over is dropped, so that a flood costs only its sender. One thread.
/// </summary>
/// <param name="perSecond">Units a second.</param>
/// <param name="atOnce">The most units that can be saved up.</param>
internal sealed class Allowance(double perSecond, double atOnce)
{
    private double _used;
    private long? _atUs;

    /// <summary>False when there is not enough left; then nothing is taken.</summary>
    public bool TryTake(double units, long nowUs)
    {
        _used = Math.Max(0, _used - (perSecond * Math.Max(0, nowUs - (_atUs ?? nowUs)) / 1_000_000));
        _atUs = nowUs;
        if (_used + units > atOnce) return false;
        _used += units;
        return true;
    }
}
