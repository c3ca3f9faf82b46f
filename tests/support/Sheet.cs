namespace Arbitration.Testing;

/// <summary>Where in a picture a sheet of white paper lies, in pixels.</summary>
public sealed record Sheet(int X, int Y, int Width, int Height)
{
    private const int White = 215;

    /// <summary>In 24-bit RGB; null when there is none. Print on it does not matter.</summary>
    public static Sheet? Find(byte[] rgb, int pictureWidth)
    {
        bool IsWhite(int x, int y)
        {
            var at = ((y * pictureWidth) + x) * 3;
            return rgb[at] > White && rgb[at + 1] > White && rgb[at + 2] > White;
        }

        var height = rgb.Length / 3 / pictureWidth;
        var (top, rows) = Longest(height, y => Enumerable.Range(0, pictureWidth).Count(x => IsWhite(x, y)) > pictureWidth / 4);
        if (rows == 0) return null;
        var (left, columns) = Longest(pictureWidth, x => Enumerable.Range(top, rows).Count(y => IsWhite(x, y)) > rows / 2);
        return columns == 0 ? null : new Sheet(left, top, columns, rows);
    }

    private static (int From, int Length) Longest(int length, Func<int, bool> holds)
    {
        var (best, from) = ((From: 0, Length: 0), 0);
        for (var at = 0; at <= length; at++)
        {
            if (at < length && holds(at)) continue;
            if (at - from > best.Length) best = (from, at - from);
            from = at + 1;
        }

        return best;
    }
}
