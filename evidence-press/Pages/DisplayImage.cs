using SkiaSharp;

namespace Arbitration.Press;

/// <summary>
/// What people see: an image without any metadata, one of half its width and height where that is worth it, and a small one. A page of 12 pt
/// Chinese text (1414 x 2000), measured: PNG of 16 greys 175 KB in 28 ms and as sharp as it was drawn; JPEG 340 KB in 33 ms; WebP 200 KB in 180 ms; PNG in colours 740 KB.
/// So what is grey becomes that PNG unless a JPEG is smaller, as of a photograph; what is coloured becomes a JPEG that keeps a red seal sharp.
/// </summary>
internal static class DisplayImage
{
    private const int Quality = 80, SmallQuality = 70, GreyBytesWorthIt = 400 << 10, Level = 4, Steps = 17;

    /// <summary>Writes the files; names come from the kind of image and its number.</summary>
    public static DisplayFiles Write(PressJob job, SKBitmap bitmap, string name)
    {
        var small = $"{name}-small.jpg";
        var longSide = Math.Max(bitmap.Width, bitmap.Height);
        using (var shrunk = Shrink(bitmap, (double)DisplaySize.ThumbnailSide / longSide)) Save(Jpeg(shrunk, SmallQuality), job.Out(small));
        var file = WriteWhole(job, bitmap, name);
        if (longSide <= DisplaySize.HalfWorthIt) return new DisplayFiles(file, null, small);
        using var half = Shrink(bitmap, 0.5);
        return new DisplayFiles(file, WriteWhole(job, half, $"{name}-half"), small);
    }

    /// <summary>The image alone.</summary>
    public static string WriteWhole(PressJob job, SKBitmap bitmap, string name)
    {
        if (bitmap.ColorType == SKColorType.Gray8 && SixteenGreys(bitmap) is { } png)
        {
            Save(png, job.Out($"{name}.png"));
            return $"{name}.png";
        }

        Save(Jpeg(bitmap, Quality), job.Out($"{name}.jpg"));
        return $"{name}.jpg";
    }

    private static SKData? SixteenGreys(SKBitmap bitmap)
    {
        using var reduced = bitmap.Copy();
        foreach (ref var pixel in reduced.GetPixelSpan()) pixel = (byte)((pixel + (Steps / 2)) / Steps * Steps);
        using var pixels = reduced.PeekPixels();
        if (pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, Level)) is not { } png) return null;
        if (png.Size <= GreyBytesWorthIt) return png;
        png.Dispose();
        return null;
    }

    private static SKBitmap Shrink(SKBitmap bitmap, double scale)
    {
        scale = Math.Min(1.0, scale);
        var size = new SKImageInfo(Math.Max(1, (int)(bitmap.Width * scale)), Math.Max(1, (int)(bitmap.Height * scale)), bitmap.ColorType, bitmap.AlphaType);
        return bitmap.Resize(size, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) ?? throw Refused.Bomb("no memory for the small image");
    }

    private static SKData Jpeg(SKBitmap bitmap, int quality)
    {
        using var pixels = bitmap.PeekPixels();
        return pixels.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample444, SKJpegEncoderAlphaOption.Ignore)) ?? throw Refused.Bomb("no memory for the image");
    }

    private static void Save(SKData image, string path)
    {
        using (image)
        using (var file = File.Create(path)) image.SaveTo(file);
    }
}

/// <param name="Half">Null: the whole one is small enough.</param>
internal sealed record DisplayFiles(string File, string? Half, string Thumbnail);
