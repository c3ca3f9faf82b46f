using Arbitration.Media.Libav;
using SkiaSharp;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>A drawn bitmap in the picture's own space, made once and blended many times.</summary>
internal sealed class Overlay
{
    private readonly byte[][] _planes;
    private readonly byte[][] _alphas;

    /// <param name="bitmap">RGBA, premultiplied, even width and height.</param>
    internal Overlay(SKBitmap bitmap)
    {
        Width = bitmap.Width;
        Height = bitmap.Height;
        ArgumentOutOfRangeException.ThrowIfNotEqual((Width | Height) & 1, 0);
        int chroma = Width * Height / 4;
        _planes = [new byte[Width * Height], new byte[chroma], new byte[chroma]];
        byte[] alpha = new byte[Width * Height], alphaOfChroma = new byte[chroma];
        _alphas = [alpha, alphaOfChroma, alphaOfChroma];
        ReadOnlySpan<byte> pixels = bitmap.GetPixelSpan();
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                ReadOnlySpan<byte> p = pixels.Slice((y * bitmap.RowBytes) + (x * 4), 4);
                // A mark is a thin line on nothing: most of it is done here, within one tick of the picture.
                if (p[3] == 0)
                {
                    continue;
                }
                alpha[(y * Width) + x] = p[3];
                _planes[0][(y * Width) + x] = Clamp(
                    ((65.74f * p[0]) + (129.06f * p[1]) + (25.06f * p[2])) / 256, 16 * p[3] / 255f);
            }
        }
        for (int i = 0; i < chroma; i++)
        {
            SetChroma(pixels, bitmap.RowBytes, i);
        }
    }

    /// <summary>Draws on a ground of its own.</summary>
    internal static Overlay Draw(int width, int height, SKColor ground, Action<SKCanvas> draw)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(ground);
        draw(canvas);
        canvas.Flush();
        return new Overlay(bitmap);
    }

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>True when some pixel differs from its neighbours: there is something drawn.</summary>
    internal bool HasInk => _planes[0].AsSpan().ContainsAnyExcept(_planes[0][0]);

    internal ReadOnlySpan<byte> Luma => _planes[0];

    internal void BlendOnto(VideoFrame picture, int x, int y)
    {
        for (int plane = 0; plane < 3; plane++)
        {
            int shift = plane == 0 ? 0 : 1;
            int width = Width >> shift, height = Height >> shift, stride = picture.Stride(plane);
            Span<byte> target = picture.WritablePlane(plane);
            for (int row = 0; row < height; row++)
            {
                BlendRow(
                    target.Slice((((y >> shift) + row) * stride) + (x >> shift), width),
                    _planes[plane].AsSpan(row * width, width), _alphas[plane].AsSpan(row * width, width));
            }
        }
    }

    /// <summary>As <see cref="BlendOnto"/>, only inside an area; x and y are even and may lie outside it.</summary>
    internal void BlendWithin(VideoFrame picture, int x, int y, Area within)
    {
        int left = Math.Max(x, within.X), right = Math.Min(x + Width, within.Right), top = Math.Max(y, within.Y), bottom = Math.Min(y + Height, within.Bottom);
        for (int plane = 0; plane < 3 && left < right; plane++)
        {
            int shift = plane == 0 ? 0 : 1, own = Width >> shift, length = (right - left) >> shift, stride = picture.Stride(plane);
            Span<byte> target = picture.WritablePlane(plane);
            for (int row = top >> shift; row < bottom >> shift; row++)
            {
                int from = ((row - (y >> shift)) * own) + ((left - x) >> shift);
                BlendRow(target.Slice((row * stride) + (left >> shift), length), _planes[plane].AsSpan(from, length), _alphas[plane].AsSpan(from, length));
            }
        }
    }

    private static void BlendRow(Span<byte> target, ReadOnlySpan<byte> ink, ReadOnlySpan<byte> alpha)
    {
        for (int i = 0; i < target.Length; i++)
        {
            // x / 255 for 0 ≤ x ≤ 65535, rounded.
            uint kept = ((target[i] * (255u - alpha[i])) + 128) * 257 >> 16;
            target[i] = (byte)Math.Min(255, ink[i] + kept);
        }
    }

    private void SetChroma(ReadOnlySpan<byte> pixels, int rowBytes, int index)
    {
        int half = Width / 2;
        int at = (index / half * 2 * rowBytes) + (index % half * 8);
        if ((pixels[at + 3] | pixels[at + 7] | pixels[at + rowBytes + 3] | pixels[at + rowBytes + 7]) == 0)
        {
            return;
        }
        float r = 0, g = 0, b = 0, a = 0;
        foreach (int corner in (ReadOnlySpan<int>)[at, at + 4, at + rowBytes, at + rowBytes + 4])
        {
            r += pixels[corner] / 4f;
            g += pixels[corner + 1] / 4f;
            b += pixels[corner + 2] / 4f;
            a += pixels[corner + 3] / 4f;
        }
        // The inks are premultiplied, so the middle value 128 is too.
        float middle = 128 * a / 255;
        _alphas[1][index] = (byte)MathF.Round(a);
        _planes[1][index] = Clamp(((-37.95f * r) - (74.49f * g) + (112.44f * b)) / 256, middle);
        _planes[2][index] = Clamp(((112.44f * r) - (94.15f * g) - (18.29f * b)) / 256, middle);
    }

    private static byte Clamp(float value, float offset) => (byte)Math.Clamp(MathF.Round(value + offset), 0, 255);
}
