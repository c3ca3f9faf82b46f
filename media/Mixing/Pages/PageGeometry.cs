using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Pages;

/// <summary>Which pixels of a page are seen, and where a point of the page comes to lie in a place of the given size.</summary>
internal readonly record struct PageGeometry(Area Crop, PageTurn Turn, int PageWidth, int PageHeight, int Width, int Height)
{
    private const int LeastPixels = 32;

    /// <summary>Of a page in the largest place of an area that has the shape of what is seen.</summary>
    internal static (PageGeometry Geometry, Area Place) In(Area area, PageView view, int pageWidth, int pageHeight)
    {
        Area crop = CropOf(view.Part, pageWidth, pageHeight);
        Area place = view.LiesOnItsSide ? area.Fit(crop.Height, crop.Width) : area.Fit(crop.Width, crop.Height);
        return (new PageGeometry(crop, view.Turn, pageWidth, pageHeight, place.Width, place.Height), place);
    }

    /// <summary>In pixels from the place's upper left corner; outside the place for what is not seen.</summary>
    internal (float X, float Y) At(PagePoint point)
    {
        double u = ((point.X * PageWidth) - Crop.X) / Crop.Width, v = ((point.Y * PageHeight) - Crop.Y) / Crop.Height;
        (u, v) = Turn switch
        {
            PageTurn.Right => (1 - v, u),
            PageTurn.Over => (1 - u, 1 - v),
            PageTurn.Left => (v, 1 - u),
            _ => (u, v),
        };
        return ((float)(u * Width), (float)(v * Height));
    }

    private static Area CropOf(PagePart part, int width, int height)
    {
        (int x, int right) = Span(part.X, part.Width, width);
        (int y, int bottom) = Span(part.Y, part.Height, height);
        return new Area(x, y, right - x, bottom - y);
    }

    /// <summary>Even, inside the page, and never so small that the scaler would have nothing to do with.</summary>
    private static (int From, int To) Span(double from, double length, int size)
    {
        int whole = size & ~1, least = Math.Min(LeastPixels, whole);
        int first = (int)Math.Round(Math.Clamp(from, 0, 1) * size / 2) * 2;
        int last = (int)Math.Round(Math.Clamp(from + length, 0, 1) * size / 2) * 2;
        first = Math.Clamp(first, 0, whole - least);
        return (first, Math.Clamp(last, first + least, whole));
    }
}
