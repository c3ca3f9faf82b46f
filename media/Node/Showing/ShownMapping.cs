using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>The contract's view of a page in the words of the programme.</summary>
internal static class ShownMapping
{
    public static PageView ViewOf(ShownView? view) => view is null
        ? new PageView()
        : new PageView
        {
            Part = view.Part is { } part ? new PagePart(part.X, part.Y, part.Width, part.Height) : PagePart.Whole,
            Turn = view.Turn switch
            {
                ShownView.Types.Turn.Right => PageTurn.Right,
                ShownView.Types.Turn.Over => PageTurn.Over,
                ShownView.Types.Turn.Left => PageTurn.Left,
                _ => PageTurn.None,
            },
            Pointer = view.Pointer is { } pointer ? PointOf(pointer) : null,
            Marks = [.. view.Marks.Select(mark => new PageMark(ShapeOf(mark.Shape), ColourOf(mark.Colour), [.. mark.Points.Select(PointOf)]))],
        };

    private static PagePoint PointOf(ShownPoint point) => new(point.X, point.Y);

    private static MarkShape ShapeOf(ShownMark.Types.Shape shape) => shape switch
    {
        ShownMark.Types.Shape.Stroke => MarkShape.Stroke,
        ShownMark.Types.Shape.Arrow => MarkShape.Arrow,
        _ => MarkShape.Rectangle,
    };

    private static MarkColour ColourOf(ShownMark.Types.Colour colour) => colour switch
    {
        ShownMark.Types.Colour.Blue => MarkColour.Blue,
        ShownMark.Types.Colour.Green => MarkColour.Green,
        ShownMark.Types.Colour.Orange => MarkColour.Orange,
        _ => MarkColour.Red,
    };
}
