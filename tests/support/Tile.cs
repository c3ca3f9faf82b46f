namespace Arbitration.Testing;

/// <summary>Where in a picture a person's colour is: a rectangle in pixels, and how much of it has the colour (0–1).</summary>
public sealed record Tile(int X, int Y, int Width, int Height, double Filled)
{
    /// <summary>Finds the rectangle of a hue in 24-bit RGB, or null when hardly any pixel has it.</summary>
    public static Tile? Find(byte[] rgb, int pictureWidth, int hue)
    {
        var (left, top, right, bottom, count) = (int.MaxValue, int.MaxValue, -1, -1, 0);
        var (rows, columns) = (new int[rgb.Length / 3 / pictureWidth], new int[pictureWidth]);
        for (var at = 0; at + 2 < rgb.Length; at += 3)
        {
            if (!HasHue(rgb[at], rgb[at + 1], rgb[at + 2], hue)) continue;
            count++;
            rows[at / 3 / pictureWidth]++;
            columns[at / 3 % pictureWidth]++;
        }

        // Stray pixels of a label or a seam are no tile: a row or column counts when a good part of it has the colour.
        for (var y = 0; y < rows.Length; y++) if (rows[y] > 40) (top, bottom) = (Math.Min(top, y), y);
        for (var x = 0; x < columns.Length; x++) if (columns[x] > 25) (left, right) = (Math.Min(left, x), x);
        if (right < left || bottom < top) return null;
        var (width, height) = (right - left + 1, bottom - top + 1);
        return new Tile(left, top, width, height, (double)count / (width * height));
    }

    private static bool HasHue(int red, int green, int blue, int hue)
    {
        var (max, min) = (Math.Max(red, Math.Max(green, blue)), Math.Min(red, Math.Min(green, blue)));
        if (max < 90 || max - min < max * 0.4) return false;
        double range = max - min;
        var degrees = max == red ? 60 * ((green - blue) / range) : max == green ? 120 + (60 * ((blue - red) / range)) : 240 + (60 * ((red - green) / range));
        var apart = Math.Abs(((degrees - hue + 540) % 360) - 180);
        return apart < 15;
    }
}
