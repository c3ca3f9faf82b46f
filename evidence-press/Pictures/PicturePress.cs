using SkiaSharp;

namespace Arbitration.Press;

/// <summary>A picture to one page: upright as its camera was held, no larger than is shown, without its metadata (a phone writes where it was).</summary>
internal static class PicturePress
{
    public static async Task PressAsync(PressJob job, FileType type, CancellationToken ct)
    {
        switch (type.Id)
        {
            case "tiff":
                await TiffPress.PressAsync(job, ct);
                return;
            case "heic" or "avif":
                Press(job, await HeifPress.ToJpegAsync(job, ct), Limits.MostPixels);
                return;
            default:
                Press(job, job.File, type.Id == "jpeg" ? Limits.MostJpegPixels : Limits.MostPixels);
                return;
        }
    }

    private static void Press(PressJob job, string file, long mostPixels)
    {
        using var codec = SKCodec.Create(file) ?? throw Refused.Broken("no picture that can be read");
        if ((long)codec.Info.Width * codec.Info.Height > mostPixels) throw Refused.Bomb($"{codec.Info.Width} x {codec.Info.Height} pixels");
        using var decoded = Decode(codec);
        using var shown = Upright(decoded, codec.EncodedOrigin);
        var files = DisplayImage.Write(job, shown, "page-1");
        job.Events.Pages(1);
        job.Events.Page(1, 1, files, shown.Width, shown.Height);
    }

    private static SKBitmap Decode(SKCodec codec)
    {
        var wanted = DisplaySize.Of(codec.Info.Width, codec.Info.Height, enlarge: false);
        // Only JPEG has sizes between; all others answer their own.
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)wanted.Width / codec.Info.Width));
        if (size.Width < wanted.Width) size = codec.GetScaledDimensions(Math.Min(1f, 2f * wanted.Width / codec.Info.Width));
        if ((long)size.Width * size.Height > Limits.MostPixels) throw Refused.Bomb($"{size.Width} x {size.Height} pixels");
        // In sRGB, so that a phone's wide colours look the same everywhere.
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()));
        // Half a picture is half a piece of evidence: who filed it must learn that it is broken.
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is not SKCodecResult.Success and var result)
        {
            bitmap.Dispose();
            throw Refused.Broken($"the picture breaks off ({result})");
        }

        return bitmap;
    }

    private static SKBitmap Upright(SKBitmap from, SKEncodedOrigin origin)
    {
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = DisplaySize.Of(turned ? from.Height : from.Width, turned ? from.Width : from.Height, enlarge: false);
        var shown = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(shown);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)width / (turned ? from.Height : from.Width), (float)height / (turned ? from.Width : from.Height));
        canvas.Concat(Turn(origin, from.Width, from.Height));
        using var image = SKImage.FromBitmap(from);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return shown;
    }

    // Exif 2.32, tag 0x0112: from where the first row and column are.
    private static SKMatrix Turn(SKEncodedOrigin origin, int width, int height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
