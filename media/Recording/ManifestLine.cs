using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Arbitration.Media.Recording;

/// <summary>How a row is written, read and hashed. One row has exactly one text, so a line can be compared byte for byte.</summary>
internal static class ManifestLine
{
    private const string WallFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>What the first row of a room names as the hash before it.</summary>
    public static string FirstPrev(string room) => Hex(SHA256.HashData(Encoding.UTF8.GetBytes($"arbitration manifest 1\n{room}")));

    public static string Write(ManifestRow row) => $"{Unhashed(row)[..^1]},\"hash\":\"{row.Hash}\"}}";

    public static string HashOf(ManifestRow row) =>
        Hex(SHA256.HashData([.. Convert.FromHexString(row.Prev), .. Encoding.UTF8.GetBytes(Unhashed(row))]));

    /// <summary>Null for a line that is not exactly what <see cref="Write"/> makes.</summary>
    public static ManifestRow? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = FromJson(document.RootElement);
            return row.Prev.Length == 64 && Convert.FromHexString(row.Prev).Length == 32 && Write(row) == line ? row : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return null;                                    // four ways of one answer: this is not a row
        }
    }

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);

    private static string Unhashed(ManifestRow row) => string.Create(CultureInfo.InvariantCulture,
        $"{{\"row\":{row.Row},\"epoch\":{row.Epoch},\"seq\":{row.Seq},\"kind\":\"{Name(row.Kind)}\",\"track\":{Text(row.Track)},\"file\":{Text(row.File)},\"sha256\":{Text(row.Sha256)},\"bytes\":{row.Bytes},\"from\":{row.FromUs},\"to\":{row.ToUs},\"wall\":\"{row.Wall.UtcDateTime.ToString(WallFormat, CultureInfo.InvariantCulture)}\",\"mono\":{row.MonoUs},\"access\":\"{Name(row.Access)}\",\"cut\":{(row.Cut ? "true" : "false")},\"prev\":\"{row.Prev}\"}}");

    private static ManifestRow FromJson(JsonElement json) => new()
    {
        Row = json.GetProperty("row").GetInt64(),
        Epoch = json.GetProperty("epoch").GetInt64(),
        Seq = json.GetProperty("seq").GetInt64(),
        Kind = Parse<RowKind>(json.GetProperty("kind")),
        Track = json.GetProperty("track").GetString() ?? "",
        File = json.GetProperty("file").GetString() ?? "",
        Sha256 = json.GetProperty("sha256").GetString() ?? "",
        Bytes = json.GetProperty("bytes").GetInt64(),
        FromUs = json.GetProperty("from").GetInt64(),
        ToUs = json.GetProperty("to").GetInt64(),
        Wall = DateTimeOffset.ParseExact(json.GetProperty("wall").GetString() ?? "", WallFormat,
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        MonoUs = json.GetProperty("mono").GetInt64(),
        Access = Parse<SegmentAccess>(json.GetProperty("access")),
        Cut = json.GetProperty("cut").GetBoolean(),
        Prev = json.GetProperty("prev").GetString() ?? "",
        Hash = json.GetProperty("hash").GetString() ?? "",
    };

    private static string Text(string value) => JsonSerializer.Serialize(value);

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T Parse<T>(JsonElement name) where T : struct, Enum =>
        Enum.TryParse<T>(name.GetString(), ignoreCase: true, out var value) ? value : throw new FormatException();
}
