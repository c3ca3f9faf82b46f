using System.Text.Json;

namespace Arbitration.Media.Janus;

/// <summary>A handle that receives, as the gateway describes it.</summary>
/// <param name="Room">The gateway's room.</param>
/// <param name="Lines">What it receives: id of the publisher, and whether it is sound or picture.</param>
public sealed record Subscriber(ulong Session, ulong Handle, string Room, IReadOnlyList<(string Publisher, bool IsAudio)> Lines)
{
    internal static Subscriber? From(ulong session, ulong handle, JsonElement info)
    {
        if (!info.TryGetProperty("plugin_specific", out var plugin) || !plugin.TryGetProperty("type", out var type) || type.GetString() != "subscriber") return null;
        var lines = plugin.TryGetProperty("streams", out var streams) ? streams.EnumerateArray().Where(IsSent).ToList() : [];
        return lines.Count == 0 || !plugin.TryGetProperty("room", out var room) ? null : new Subscriber(session, handle, room.ToString(),
            [.. lines.Select(line => (line.GetProperty("feed_id").ToString(), line.GetProperty("type").GetString() == "audio"))]);
    }

    // A line whose publisher has left stays in the list, without a feed.
    private static bool IsSent(JsonElement line) => line.TryGetProperty("feed_id", out _) && line.TryGetProperty("active", out var active) && active.GetBoolean();
}
