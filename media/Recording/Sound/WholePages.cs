namespace Arbitration.Media.Recording;

/// <summary>How much of a sound segment is whole pages, and which hearing time that covers.</summary>
internal readonly record struct WholePages(int Bytes, OpusHeaders Headers, long ToUs)
{
    /// <summary>Null when not one page of sound is whole.</summary>
    public static WholePages? Read(ReadOnlySpan<byte> segment)
    {
        var pages = new OggPages(segment);
        if (!pages.Next()) return null;
        var head = pages.Body;
        var stream = pages.Stream;
        if (!pages.Next() || OpusHeaders.Read(head, pages.Body) is not { } headers) return null;
        WholePages? whole = null;
        while (pages.Next() && pages.Stream == stream) whole = new WholePages(pages.End, headers, headers.HearingUs(pages.Granule));
        return whole;
    }
}
