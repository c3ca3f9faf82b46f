using System.Text.Json;

namespace Arbitration.Court.Media;

/// <summary>What the court server needs of a manifest row; the format is docs/protocols/manifest.md.</summary>
internal sealed record ManifestFacts(long Row, long Epoch, string Kind, long From, long To, string Hash, string Track = "programme")
{
    /// <summary>Of the programme: people's own tracks say nothing about how far the hearing is recorded.</summary>
    public bool IsSegment => Kind == "segment" && Track == "programme";

    public static ManifestFacts Read(string json)
    {
        using var line = JsonDocument.Parse(json);
        var row = line.RootElement;
        return new ManifestFacts(
            row.GetProperty("row").GetInt64(),
            row.GetProperty("epoch").GetInt64(),
            row.GetProperty("kind").GetString() ?? "",
            row.GetProperty("from").GetInt64(),
            row.GetProperty("to").GetInt64(),
            row.GetProperty("hash").GetString() ?? "",
            row.GetProperty("track").GetString() ?? "");
    }
}
