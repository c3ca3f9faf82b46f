using SkiaSharp;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>One colour in the picture's own space (BT.601, limited range).</summary>
internal readonly record struct Colour(byte Y, byte U, byte V)
{
    internal static Colour Of(SKColor colour) => new(
        (byte)(16 + (((66 * colour.Red) + (129 * colour.Green) + (25 * colour.Blue) + 128) >> 8)),
        (byte)(128 + (((-38 * colour.Red) - (74 * colour.Green) + (112 * colour.Blue) + 128) >> 8)),
        (byte)(128 + (((112 * colour.Red) - (94 * colour.Green) - (18 * colour.Blue) + 128) >> 8)));
}

/// <summary>The programme's few colours.</summary>
internal static class Palette
{
    internal static readonly SKColor Ground = new(0x14, 0x23, 0x3B);
    internal static readonly SKColor Header = new(0x0E, 0x1A, 0x2D);
    internal static readonly SKColor Plate = new(0x1E, 0x31, 0x50);
    internal static readonly SKColor Label = new(0x0E, 0x1A, 0x2D, 0xD9);
    internal static readonly SKColor Shade = new(0x0E, 0x1A, 0x2D, 0x80);
    internal static readonly SKColor Paper = new(0xF6, 0xF1, 0xE7);
    internal static readonly SKColor Quiet = new(0xB9, 0xC0, 0xCC);
    internal static readonly SKColor Accent = new(0xC4, 0x3B, 0x2F);
}
