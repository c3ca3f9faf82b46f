using System.Collections.Immutable;

namespace Arbitration.Court.Courtroom.Display;

// Everything is in fractions of the page as scanned: 0,0 is its upper left corner, 1,1 the lower right.

internal enum PageTurn { None, Right, Over, Left }

internal enum MarkShape { Rectangle, Stroke, Arrow }

internal enum MarkColour { Red, Blue, Green, Orange }

[GenerateSerializer, Immutable]
internal sealed record PagePart(double X, double Y, double Width, double Height)
{
    public static PagePart Whole { get; } = new(0, 0, 1, 1);
}

[GenerateSerializer, Immutable]
internal sealed record PagePoint(double X, double Y);

/// <param name="Points">Two opposite corners, the stroke's course, or tail and head.</param>
[GenerateSerializer, Immutable]
internal sealed record PageMark(MarkShape Shape, MarkColour Colour, ImmutableArray<PagePoint> Points);

/// <summary>A page as it is seen, from a moment on.</summary>
[GenerateSerializer, Immutable]
internal sealed record PageSeen(PageOnDisplay Page, PagePart Part, PageTurn Turn, PagePoint? Pointer, ImmutableArray<PageMark> Marks, long AtHearingUs) : IOnDisplay
{
    public ShownFile File => new(Page.File, Page.Page, Page.Sha256);
    public string Label => Page.Label;
    public string Title => Page.Of > 1 ? $"{Page.Title}（第{Page.Page}页，共{Page.Of}页）" : Page.Title;
}
