namespace Arbitration.Court.Media;

internal static class MonotonicTime
{
    /// <summary>This process's monotonic clock in µs; its zero means nothing.</summary>
    public static long MonotonicUs(this TimeProvider time) => (long)(time.GetTimestamp() * (1_000_000.0 / time.TimestampFrequency));
}
