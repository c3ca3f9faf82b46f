namespace Arbitration.Press;

/// <summary>How large an image is shown: enough to read 12 pt Chinese on, small enough for a phone to fetch.</summary>
internal static class DisplaySize
{
    /// <summary>The long side of an ordinary page: 12 pt Chinese is then 28 pixels high.</summary>
    public const int LongSide = 2000;

    /// <summary>A screenshot of a whole chat is 1080 wide and twenty times as high: what counts there is the short side.</summary>
    public const int ShortSide = 1000;

    /// <summary>Phones draw no longer canvas.</summary>
    public const int LongestSide = 14_000;

    /// <summary>Whoever shows pages in the mixed picture takes up to 20 million pixels.</summary>
    public const long MostPixels = 16_000_000;

    /// <summary>A page larger than this has a half image too: a turned page is there sooner with it, and on an ordinary screen it is all that is seen.</summary>
    public const int HalfWorthIt = 1400;

    public const int ThumbnailSide = 320;

    /// <param name="enlarge">Pages have no pixels of their own and are made as large as wanted; pictures are never made larger.</param>
    public static (int Width, int Height) Of(double width, double height, bool enlarge)
    {
        var (shorter, longer) = (Math.Max(Math.Min(width, height), 1e-3), Math.Max(Math.Max(width, height), 1e-3));
        var scale = Math.Max(LongSide / longer, ShortSide / shorter);
        scale = Math.Min(scale, LongestSide / longer);
        scale = Math.Min(scale, Math.Sqrt(MostPixels / (longer * shorter)));
        if (!enlarge) scale = Math.Min(scale, 1);
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }
}
