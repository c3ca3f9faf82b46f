using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Arbitration.Court.Recordings;

/// <summary>One line of manifest.jsonl as docs/protocols/manifest.md describes it. Read here on its own, so that checking it proves something.</summary>
internal sealed record ManifestRow(
    long Row, long Epoch, long Seq, string Kind, string Track, string File, string Sha256, long Bytes, long FromUs, long ToUs,
    DateTimeOffset Wall, string Access, bool Cut, string Prev, string Hash)
{
    private const string LastMember = ",\"hash\":\"";

    public bool HasFile => Kind is "init" or "segment";

    /// <summary>Null when the line is not a row.</summary>
    public static ManifestRow? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var row = document.RootElement;
            return new ManifestRow(
                row.GetProperty("row").GetInt64(), row.GetProperty("epoch").GetInt64(), row.GetProperty("seq").GetInt64(),
                Text(row, "kind"), Text(row, "track"), Text(row, "file"), Text(row, "sha256"), row.GetProperty("bytes").GetInt64(),
                row.GetProperty("from").GetInt64(), row.GetProperty("to").GetInt64(),
                DateTimeOffset.Parse(Text(row, "wall"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
                Text(row, "access"), row.GetProperty("cut").GetBoolean(), Text(row, "prev"), Text(row, "hash"));
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    /// <summary>What the first row's prev must be.</summary>
    public static string FirstPrev(string room) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"arbitration manifest 1\n{room}")));

    /// <summary>The hash that the line should carry after <paramref name="prev"/>: SHA-256(prev ‖ line without its last member).</summary>
    public static string HashOf(string json, string prev)
    {
        var cut = json.LastIndexOf(LastMember, StringComparison.Ordinal);
        var body = cut < 0 ? json : json[..cut] + "}";
        return Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(prev), .. Encoding.UTF8.GetBytes(body)]));
    }

    /// <summary>The file's name is one that a node may use for this track; anything else never becomes a path.</summary>
    public bool HasProperName => SoundFile.IsName(File) ? Track == SoundFile.TrackOf(File) : Track == "programme" && IsFileName(File);

    private static bool IsFileName(string name)
    {
        var bare = name.StartsWith("closed/", StringComparison.Ordinal) ? name["closed/".Length..] : name;
        var dash = bare.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || !bare[..dash].All(char.IsAsciiDigit)) return false;
        var rest = bare[(dash + 1)..];
        return rest == "init.mp4" || (rest.EndsWith(".m4s", StringComparison.Ordinal) && rest.Length > 4 && rest[..^4].All(char.IsAsciiDigit));
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";
}
