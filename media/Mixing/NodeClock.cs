namespace Arbitration.Media.Mixing;

/// <summary>The node's monotonic clock in µs: every arrival time and every tick is on it.</summary>
public static class NodeClock
{
    /// <summary>Now, in µs since an arbitrary start that stays the same while the machine runs.</summary>
    public static long NowUs(this TimeProvider time) =>
        (long)((Int128)time.GetTimestamp() * 1_000_000 / time.TimestampFrequency);
}
