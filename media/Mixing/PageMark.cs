namespace Arbitration.Media.Mixing;

/// <summary>The form of a mark.</summary>
public enum MarkShape
{
    /// <summary>Between two opposite corners.</summary>
    Rectangle,

    /// <summary>A line through all points.</summary>
    Stroke,

    /// <summary>From the first point to the second, which has the head.</summary>
    Arrow,
}

/// <summary>The colours that can be told apart on paper and in a small picture.</summary>
public enum MarkColour
{
    Red,
    Blue,
    Green,
    Orange,
}

/// <summary>Something drawn on a page. Two marks with the same points are the same mark.</summary>
/// <param name="Points">A rectangle and an arrow have two; with fewer than two nothing is drawn.</param>
public sealed record PageMark(MarkShape Shape, MarkColour Colour, IReadOnlyList<PagePoint> Points)
{
    public bool Equals(PageMark? other) =>
        other is not null && Shape == other.Shape && Colour == other.Colour && Points.SequenceEqual(other.Points);

    public override int GetHashCode() => HashCode.Combine(Shape, Colour, Points.Count, Points.Count > 0 ? Points[^1] : default);
}
