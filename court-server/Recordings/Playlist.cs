using System.Globalization;
using System.Text;

namespace Arbitration.Court.Recordings;

/// <summary>
/// The timeline as an HLS playlist of fMP4 (RFC 8216bis). What is missing, or not for this reader, is EXT-X-GAP of the same length:
/// players step over it and keep their clock, so a position stays hearing time.
/// </summary>
internal static class Playlist
{
    private const long PieceUs = 4_000_000;

    /// <param name="pieces">Without holes, from hearing time 0.</param>
    /// <param name="inits">Init file of each epoch.</param>
    /// <param name="mayPlay">Whether this reader may see the segment.</param>
    /// <param name="hasEnded">True adds ENDLIST.</param>
    public static string Write(IReadOnlyList<TimelinePiece> pieces, IReadOnlyDictionary<long, string> inits, Func<RecordingRow, bool> mayPlay, bool hasEnded)
    {
        var longest = pieces.Where(p => p.Segment is not null).Select(p => p.ToUs - p.FromUs).DefaultIfEmpty(2_000_000).Max();
        // A gap is cut into pieces no longer than the target duration, which is rounded up to whole seconds.
        var target = (Math.Max(longest, PieceUs) + 999_999) / 1_000_000;
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:8\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{target}\n#EXT-X-PLAYLIST-TYPE:{(hasEnded ? "VOD" : "EVENT")}\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        long? epoch = null;
        foreach (var piece in pieces)
        {
            if (piece.Segment is { } segment && mayPlay(segment) && inits.TryGetValue(segment.Epoch, out var init))
            {
                if (epoch != segment.Epoch) StartEpoch(text, init, segment, isFirst: epoch is null);
                epoch = segment.Epoch;
                text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{Seconds(piece.ToUs - piece.FromUs)},\n{segment.File}\n");
            }
            else
            {
                Gap(text, piece);
            }
        }
        return (hasEnded ? text.Append("#EXT-X-ENDLIST\n") : text).ToString();
    }

    private static void StartEpoch(StringBuilder text, string init, RecordingRow segment, bool isFirst)
    {
        if (!isFirst) text.Append("#EXT-X-DISCONTINUITY\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{init}\"\n#EXT-X-PROGRAM-DATE-TIME:{segment.Wall.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}\n");
    }

    private static void Gap(StringBuilder text, TimelinePiece piece)
    {
        for (var at = piece.FromUs; at < piece.ToUs; at += PieceUs)
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-GAP\n#EXTINF:{Seconds(Math.Min(PieceUs, piece.ToUs - at))},\ngap-{at}.m4s\n");
    }

    private static string Seconds(long us) => (us / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture);
}
