using Arbitration.Media.Libav;

namespace Arbitration.Media.Mixing.Pages;

/// <summary>Turns a picture by quarters.</summary>
internal static class PageTurning
{
    // Columns are read from rows: in squares that both fit into the cache.
    private const int Square = 32;

    /// <param name="target">For a quarter turn as wide as the source is high.</param>
    internal static void Turn(VideoFrame source, VideoFrame target, PageTurn turn)
    {
        for (int plane = 0; plane < 3; plane++)
        {
            int shift = plane == 0 ? 0 : 1;
            int width = target.Width >> shift, height = target.Height >> shift, to = target.Stride(plane), from = source.Stride(plane);
            // The source's pixel of the target's upper left one, and the steps from there.
            (int first, int right, int down) = turn switch
            {
                PageTurn.Right => ((width - 1) * from, -from, 1),
                PageTurn.Left => (height - 1, from, -1),
                PageTurn.Over => (((height - 1) * from) + width - 1, -1, -from),
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
