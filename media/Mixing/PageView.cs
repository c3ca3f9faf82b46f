namespace Arbitration.Media.Mixing;

/// <summary>A point of a page in fractions of its width and height: 0,0 is the upper left corner of the page as it was scanned, 1,1 the lower right.</summary>
public readonly record struct PagePoint(double X, double Y);

/// <summary>A part of a page in fractions of its width and height, before it is turned.</summary>
public readonly record struct PagePart(double X, double Y, double Width, double Height)
{
    /// <summary>The whole page.</summary>
    public static PagePart Whole { get; } = new(0, 0, 1, 1);
}

/// <summary>How far a page is turned clockwise.</summary>
public enum PageTurn
{
    None,
    Right,
    Over,
    Left,
}

/// <summary>What of a page is seen, and what is pointed at; the same on every screen, so everything is in fractions of the page as scanned.</summary>
public sealed record PageView
{
    /// <summary>The part that is seen; smaller than the page: zoomed in. What lies outside the page is left away.</summary>
    public PagePart Part { get; init; } = PagePart.Whole;

    public PageTurn Turn { get; init; }

    /// <summary>Null: nobody points. A pointer outside the part is not seen.</summary>
    public PagePoint? Pointer { get; init; }

    /// <summary>Drawn in their order; a mark stays where it is on the page.</summary>
    public IReadOnlyList<PageMark> Marks { get; init; } = [];

    internal static PageView Plain { get; } = new();

    /// <summary>Width and height change places.</summary>
    internal bool LiesOnItsSide => Turn is PageTurn.Right or PageTurn.Left;
}
