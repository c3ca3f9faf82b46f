using System.Runtime.InteropServices;
using Arbitration.Media.Libav;
using SkiaSharp;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>A picture of the programme as a JPEG file, to be looked at.</summary>
public static class JpegPicture
{
    private const int Quality = 80;

    /// <param name="picture">BT.601, limited range, as all of the programme's.</param>
    public static byte[] Encode(VideoFrame picture)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Span<uint> pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        for (int y = 0; y < picture.Height; y++)
        {
            ReadOnlySpan<byte> light = picture.Plane(0)[(y * picture.Stride(0))..];
            ReadOnlySpan<byte> blue = picture.Plane(1)[(y / 2 * picture.Stride(1))..];
            ReadOnlySpan<byte> red = picture.Plane(2)[(y / 2 * picture.Stride(2))..];
            for (int x = 0; x < picture.Width; x++)
            {
                pixels[(y * picture.Width) + x] = Rgba(light[x], blue[x / 2], red[x / 2]);
            }
        }
        using SKData jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return jpeg.ToArray();
    }

    private static uint Rgba(byte light, byte blue, byte red)
    {
        int c = 298 * (light - 16) + 128, d = blue - 128, e = red - 128;
        uint r = Byte((c + (409 * e)) >> 8), g = Byte((c - (100 * d) - (208 * e)) >> 8), b = Byte((c + (516 * d)) >> 8);
        return 0xFF000000 | (b << 16) | (g << 8) | r;
    }

    private static uint Byte(int value) => (uint)Math.Clamp(value, 0, 255);
}
