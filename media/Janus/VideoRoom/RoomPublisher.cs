using System.Text.Json;

namespace Arbitration.Media.Janus;

/// <summary>Somebody whose media is in a room.</summary>
public sealed record RoomPublisher(string Id, IReadOnlyList<PublisherStream> Streams)
{
    /// <summary>The publishers that a `joined` answer or an `event` lists.</summary>
    public static IReadOnlyList<RoomPublisher> In(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty("publishers", out var publishers)) return [];
        return [.. publishers.EnumerateArray().Select(publisher => new RoomPublisher(
            publisher.GetProperty("id").ToString(),
            publisher.TryGetProperty("streams", out var streams) ? [.. streams.EnumerateArray().Select(PublisherStream.From)] : []))];
    }
}
