using System.Globalization;

namespace Arbitration.Media.Node;

/// <summary>The gateway's id of a publisher: source#attempt, since joining with an id that is still held is refused.</summary>
internal static class PublisherId
{
    public static string Of(string source, int attempt) => string.Create(CultureInfo.InvariantCulture, $"{source}#{attempt}");

    /// <summary>False for ids that no source has, such as an observer's.</summary>
    public static bool TryParse(string id, out string source, out int attempt)
    {
        var at = id.LastIndexOf('#');
        source = at > 0 ? id[..at] : "";
        attempt = 0;
        return at > 0 && int.TryParse(id.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out attempt) && Names.IsSource(source);
    }
}
