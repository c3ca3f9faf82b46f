using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Picture;
using SkiaSharp;

namespace Arbitration.Media.Mixing.Pages;

/// <summary>Draws marks on a page that is scaled already.</summary>
internal static class MarkInk
{
    private const float LineWidth = 4;
    private const float HeadLength = 18;
    private const int PointerSize = 32;

    /// <summary>A red ring around a red dot, both edged in white, so that they stand out from ink and from paper.</summary>
    internal static Overlay Pointer { get; } = Overlay.Draw(PointerSize, PointerSize, SKColors.Transparent, canvas =>
    {
        const float Middle = PointerSize / 2f;
        using var white = new SKPaint { Color = SKColors.White, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 6 };
        using var red = new SKPaint { Color = InkOf(MarkColour.Red), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 3 };
        canvas.DrawCircle(Middle, Middle, 11, white);
        canvas.DrawCircle(Middle, Middle, 11, red);
        red.Style = SKPaintStyle.Fill;
        canvas.DrawCircle(Middle, Middle, 3.5f, red);
    });

    internal static SKColor InkOf(MarkColour colour) => colour switch
    {
        MarkColour.Blue => new SKColor(0x1F, 0x5F, 0xD0),
        MarkColour.Green => new SKColor(0x1E, 0x8A, 0x4C),
        MarkColour.Orange => new SKColor(0xE8, 0x8A, 0x12),
        _ => new SKColor(0xD8, 0x2C, 0x20),
    };

    /// <summary>All of them in one drawing: what is dear is not the line but the picture it is drawn on.</summary>
    internal static void Draw(IReadOnlyList<PageMark> marks, PageGeometry geometry, VideoFrame page)
    {
        List<(PageMark Mark, SKPoint[] Points)> drawn =
            [.. marks.Where(mark => mark.Points.Count > 1).Select(mark => (mark, mark.Points.Select(point => geometry.At(point)).Select(at => new SKPoint(at.X, at.Y)).ToArray()))];
        if (drawn.Count == 0)
        {
            return;
        }
        const float Around = HeadLength + LineWidth;
        List<SKPoint> all = [.. drawn.SelectMany(mark => mark.Points)];
        int left = Even(all.Min(p => p.X) - Around, geometry.Width), right = Even(all.Max(p => p.X) + Around, geometry.Width);
        int top = Even(all.Min(p => p.Y) - Around, geometry.Height), bottom = Even(all.Max(p => p.Y) + Around, geometry.Height);
        if (left >= right || top >= bottom)
        {
            return;
        }
        Overlay ink = Overlay.Draw(right - left, bottom - top, SKColors.Transparent, canvas =>
        {
            canvas.Translate(-left, -top);
            drawn.ForEach(mark => Draw(canvas, mark.Mark, mark.Points));
        });
        ink.BlendOnto(page, left, top);
    }

    private static void Draw(SKCanvas canvas, PageMark mark, SKPoint[] points)
    {
        using var pen = new SKPaint
        {
            Color = InkOf(mark.Colour), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = LineWidth,
            StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round,
        };
        if (mark.Shape == MarkShape.Rectangle)
        {
            canvas.DrawRect(SKRect.Create(
                Math.Min(points[0].X, points[1].X), Math.Min(points[0].Y, points[1].Y),
                Math.Abs(points[1].X - points[0].X), Math.Abs(points[1].Y - points[0].Y)), pen);
            return;
        }
        for (int i = 1; i < (mark.Shape == MarkShape.Arrow ? 2 : points.Length); i++)
        {
            canvas.DrawLine(points[i - 1], points[i], pen);
        }
        if (mark.Shape == MarkShape.Arrow)
        {
            DrawHead(canvas, points[0], points[1], pen);
        }
    }

    private static void DrawHead(SKCanvas canvas, SKPoint tail, SKPoint head, SKPaint pen)
    {
        double direction = Math.Atan2(head.Y - tail.Y, head.X - tail.X);
        foreach (double side in (ReadOnlySpan<double>)[-0.5, 0.5])
        {
            double angle = direction + Math.PI + side;
            canvas.DrawLine(head, new SKPoint(head.X + (HeadLength * (float)Math.Cos(angle)), head.Y + (HeadLength * (float)Math.Sin(angle))), pen);
        }
    }

    private static int Even(float at, int most) => (int)Math.Clamp(at, 0, most) & ~1;
}
