using Arbitration.Media.Libav;

namespace Arbitration.Media.Mixing.Pages;

/// <summary>
/// Print that is made smaller turns grey, for the thin strokes of a letter cover only a part of a pixel. What lies between ink and paper is taken
/// nearer to the ink, as type is cut stronger for small sizes, and never blacker than ink is. What has a colour, a seal for one, and pictures without paper stay as they are.
/// </summary>
internal static class PrintInk
{
    // BT.601, limited range.
    private const int Black = 16, Ink = 30, White = 235, DarkestPaper = 180, Grain = 8, Grey = 128, Coloured = 20;

    // Tried with 12 pt of a thin face at the width of the page, read by a program off the recording: 1 94 %, 1.5 95 %, from 1.8 on more than 99 %.
    private const double Strength = 2.2;

    private static readonly byte[] s_stronger = [.. Enumerable.Range(0, 256).Select(luma => luma is <= Ink or >= White ? (byte)luma
        : (byte)Math.Max(Ink, Math.Round(Black + ((White - Black) * Math.Pow((luma - Black) / (double)(White - Black), Strength)))))];

    /// <param name="page">Scaled already.</param>
    internal static void Strengthen(VideoFrame page)
    {
        if (!IsPrint(page))
        {
            return;
        }
        Span<byte> luma = page.WritablePlane(0);
        ReadOnlySpan<byte> blue = page.Plane(1), red = page.Plane(2);
        int stride = page.Stride(0), blueStride = page.Stride(1), redStride = page.Stride(2);
        for (int y = 0; y < page.Height; y++)
        {
            Span<byte> row = luma.Slice(y * stride, page.Width);
            ReadOnlySpan<byte> blues = blue.Slice(y / 2 * blueStride, page.Width / 2), reds = red.Slice(y / 2 * redStride, page.Width / 2);
            for (int x = 0; x < row.Length; x++)
            {
                if (row[x] < White && Math.Abs(blues[x >> 1] - Grey) < Coloured && Math.Abs(reds[x >> 1] - Grey) < Coloured)
                {
                    row[x] = s_stronger[row[x]];
                }
            }
        }
    }

    /// <summary>Most of it is paper: of one brightness, as far as a scanner sees paper so.</summary>
    private static bool IsPrint(VideoFrame page)
    {
        Span<int> levels = stackalloc int[256];
        levels.Clear();
        ReadOnlySpan<byte> luma = page.Plane(0);
        int stride = page.Stride(0);
        for (int y = 0; y < page.Height; y++)
        {
            foreach (byte level in luma.Slice(y * stride, page.Width))
            {
                levels[level]++;
            }
        }
        int most = DarkestPaper;
        for (int level = DarkestPaper; level < levels.Length; level++)
        {
            most = levels[level] > levels[most] ? level : most;
        }
        int paper = 0;
        foreach (int count in levels[(most - Grain)..Math.Min(most + Grain, levels.Length)])
        {
            paper += count;
        }
        return paper * 2L > (long)page.Width * page.Height;
    }
}
