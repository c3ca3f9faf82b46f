using System.Diagnostics;

namespace Arbitration.Testing;

/// <summary>A bottleneck as a household's router is one: so many bits a second, a queue before it, and what finds the queue full is lost.</summary>
public sealed class NarrowWay
{
    // UDP and IPv4 before the payload that the relay sees.
    private const int HeaderBytes = 28;
    private static readonly TimeSpan Queue = TimeSpan.FromMilliseconds(250);

    private long _free;

    /// <summary>Null: as wide as one likes.</summary>
    public int? BitrateBps { get; set; }

    /// <param name="through">When the last bit is through, as a timestamp of <see cref="Stopwatch"/>.</param>
    public bool TryPass(int bytes, out long through)
    {
        through = Stopwatch.GetTimestamp();
        if (BitrateBps is not { } bitrate) return true;
        var begins = Math.Max(through, _free);
        if (Stopwatch.GetElapsedTime(through, begins) > Queue) return false;
        through = _free = begins + ((bytes + HeaderBytes) * 8L * Stopwatch.Frequency / bitrate);
        return true;
    }
}
