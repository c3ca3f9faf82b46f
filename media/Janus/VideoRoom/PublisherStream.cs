using System.Text.Json;

namespace Arbitration.Media.Janus;

/// <summary>One m-line of a publisher.</summary>
public sealed record PublisherStream(string Mid, string Kind, string Codec, bool Simulcast, bool Disabled)
{
    public bool IsAudio => Kind == "audio";
    public bool IsVideo => Kind == "video";

    internal static PublisherStream From(JsonElement stream) => new(
        Text(stream, "mid"), Text(stream, "type"), Text(stream, "codec"), IsTrue(stream, "simulcast"), IsTrue(stream, "disabled"));

    private static string Text(JsonElement stream, string name) => stream.TryGetProperty(name, out var value) ? value.ToString() : "";
    private static bool IsTrue(JsonElement stream, string name) => stream.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
