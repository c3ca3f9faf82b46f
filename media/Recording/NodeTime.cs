namespace Arbitration.Media.Recording;

/// <summary>The node's monotonic clock in microseconds.</summary>
internal static class NodeTime
{
    public static long Us(TimeProvider time) => (long)((Int128)time.GetTimestamp() * 1_000_000 / time.TimestampFrequency);
}
