using System.Text.Json;

namespace Arbitration.Media.Janus;

/// <summary>A running forward. <paramref name="LocalRtcpPort"/> is the gateway's port for our keyframe requests, 0 if it has none.</summary>
public sealed record Forwarder(string Publisher, long StreamId, int Port, int LocalRtcpPort)
{
    internal static Forwarder From(string publisher, JsonElement forwarder) => new(
        publisher, forwarder.GetProperty("stream_id").GetInt64(), Number(forwarder, "port"), Number(forwarder, "local_rtcp_port"));

    private static int Number(JsonElement forwarder, string name) => forwarder.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
}
