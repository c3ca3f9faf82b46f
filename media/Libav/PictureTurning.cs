namespace Arbitration.Media.Libav;

/// <summary>Turns a picture by quarters.</summary>
public static class PictureTurning
{
    // Columns are read from rows: in squares that both fit into the cache.
    private const int Square = 32;

    /// <param name="target">For an odd number of quarters as wide as the source is high.</param>
    /// <param name="quarters">0 to 3, clockwise.</param>
    public static void Turn(VideoFrame source, VideoFrame target, int quarters)
    {
        for (int plane = 0; plane < 3; plane++)
        {
            int shift = plane == 0 ? 0 : 1;
            int width = target.Width >> shift, height = target.Height >> shift, to = target.Stride(plane), from = source.Stride(plane);
            // The source's pixel of the target's upper left one, and the steps from there.
            (int first, int right, int down) = quarters switch
            {
                1 => ((width - 1) * from, -from, 1),
                3 => (height - 1, from, -1),
                2 => (((height - 1) * from) + width - 1, -1, -from),
                _ => (0, 1, from),
            };
            ReadOnlySpan<byte> read = source.Plane(plane);
            Span<byte> written = target.WritablePlane(plane);
            for (int top = 0; top < height; top += Square)
            {
                for (int left = 0; left < width; left += Square)
                {
                    TurnSquare(read, first, right, down, written, to, (left, top, Math.Min(left + Square, width), Math.Min(top + Square, height)));
                }
            }
        }
    }

    private static void TurnSquare(
        ReadOnlySpan<byte> read, int first, int right, int down, Span<byte> written, int to, (int Left, int Top, int Right, int Bottom) square)
    {
        for (int y = square.Top; y < square.Bottom; y++)
        {
            int at = first + (y * down) + (square.Left * right);
            for (int x = square.Left; x < square.Right; x++, at += right)
            {
                written[(y * to) + x] = read[at];
            }
        }
    }
}
