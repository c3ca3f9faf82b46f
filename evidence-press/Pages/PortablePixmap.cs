using System.Globalization;
using SkiaSharp;

namespace Arbitration.Press;

/// <summary>A PPM picture (netpbm, "P6") off a pipe: the plainest format there is, so nothing of the untrusted file is parsed here.</summary>
internal static class PortablePixmap
{
    private const int MostHeader = 64, StripRows = 64;

    // A scanner's white is a little yellow or blue; below this nobody sees a colour.
    private const int ColourFrom = 12;

    /// <returns>Null at the end of the stream; grey when it has no colours. The caller's to dispose.</returns>
    public static async Task<SKBitmap?> ReadAsync(Stream stream, CancellationToken ct)
    {
        if (await WordAsync(stream, ct) is not { } magic) return null;
        if (magic != "P6") throw Refused.Broken("no pixmap");
        var (width, height, most) = (await NumberAsync(stream, ct), await NumberAsync(stream, ct), await NumberAsync(stream, ct));
        if (most != 255 || width < 1 || height < 1 || (long)width * height > DisplaySize.MostPixels * 2) throw Refused.Broken($"a page of {width} x {height}");
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        // A strip at a time: pooled buffers of a whole page would be kept by every thread that ever held one.
        var strip = new byte[width * 3 * Math.Min(StripRows, height)];
        var hasColour = false;
        for (var y = 0; y < height; y += StripRows)
        {
            var rgb = strip.AsMemory(0, width * 3 * Math.Min(StripRows, height - y));
            if (await stream.ReadAtLeastAsync(rgb, rgb.Length, throwOnEndOfStream: false, ct) < rgb.Length)
            {
                bitmap.Dispose();
                return null;
            }

            hasColour |= HasColour(rgb.Span);
            Widen(rgb.Span, bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, rgb.Length / 3 * 4));
        }

        if (hasColour) return bitmap;
        using (bitmap) return Grey(bitmap);
    }

    private static bool HasColour(ReadOnlySpan<byte> rgb)
    {
        for (var at = 0; at < rgb.Length; at += 3)
        {
            if (Math.Abs(rgb[at] - rgb[at + 1]) > ColourFrom || Math.Abs(rgb[at + 1] - rgb[at + 2]) > ColourFrom || Math.Abs(rgb[at] - rgb[at + 2]) > ColourFrom) return true;
        }

        return false;
    }

    private static void Widen(ReadOnlySpan<byte> rgb, Span<byte> rgba)
    {
        for (int from = 0, to = 0; from < rgb.Length; from += 3, to += 4)
        {
            rgba[to] = rgb[from];
            rgba[to + 1] = rgb[from + 1];
            rgba[to + 2] = rgb[from + 2];
            rgba[to + 3] = 255;
        }
    }

    private static SKBitmap Grey(SKBitmap coloured)
    {
        var grey = new SKBitmap(new SKImageInfo(coloured.Width, coloured.Height, SKColorType.Gray8, SKAlphaType.Opaque));
        for (var y = 0; y < grey.Height; y++)
        {
            var from = coloured.GetPixelSpan().Slice(y * coloured.RowBytes, grey.Width * 4);
            var to = grey.GetPixelSpan().Slice(y * grey.RowBytes, grey.Width);
            for (var x = 0; x < to.Length; x++) to[x] = from[(4 * x) + 1];
        }

        return grey;
    }

    private static async Task<int> NumberAsync(Stream stream, CancellationToken ct) =>
        int.TryParse(await WordAsync(stream, ct), CultureInfo.InvariantCulture, out var number) ? number : throw Refused.Broken("no pixmap");

    private static async Task<string?> WordAsync(Stream stream, CancellationToken ct)
    {
        var word = new System.Text.StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, ct) == 1)
        {
            if (one[0] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r') return word.ToString();
            if (word.Append((char)one[0]).Length > MostHeader) throw Refused.Broken("no pixmap");
        }

        return null;
    }
}
