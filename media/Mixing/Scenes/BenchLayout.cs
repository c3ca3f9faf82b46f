using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Scenes;

/// <summary>
/// The courtroom as it stands: the bench in a row on top, beneath it the claimant's side at the left edge, the respondent's at
/// the right one, the others between. An empty side stays empty, so that a place always means the same.
/// </summary>
internal static class BenchLayout
{
    private const int Gap = GridLayout.Gap;
    private const int MostOnBench = 5;
    private const int MostOnSide = 4;
    private const int MostRows = 3;

    internal static IReadOnlyList<Region> Of(SceneShape shape, Area ground)
    {
        int bench = Math.Min(shape.Bench, MostOnBench);
        int claimants = Math.Min(shape.Claimants, MostOnSide), respondents = Math.Min(shape.Respondents, MostOnSide);
        int others = Math.Min(shape.Others, MostOnSide);
        bool floor = claimants + respondents + others > 0;
        (int rows, int width) = floor ? Floor(bench, claimants, respondents, others, ground) : (0, 0);
        int height = width * 9 / 16 & ~1;
        Area below = ground with { Y = ground.Bottom - (rows * (height + Gap)) - (floor ? Gap : 0), Height = (rows * (height + Gap)) + (floor ? Gap : 0) };
        Area above = ground with { Height = ground.Height - below.Height + (floor ? Gap : 0) };
        List<Region> regions = [];
        if (bench > 0)
        {
            int benchWidth = GridLayout.WidestTile(bench, 1, above);
            Add(regions, RegionContent.Bench, FromTheMiddle(GridLayout.Place(bench, bench, benchWidth, benchWidth * 9 / 16 & ~1, above)));
        }
        below = bench > 0 ? below : ground;
        int left = Columns(claimants, rows) * (width + Gap), right = Columns(respondents, rows) * (width + Gap);
        Add(regions, RegionContent.Claimant, Block(claimants, rows, width, below with { Width = left + Gap }));
        Add(regions, RegionContent.Other, Block(others, rows, width, below with { X = below.X + left, Width = below.Width - left - right }));
        Add(regions, RegionContent.Respondent, Block(respondents, rows, width, below with { X = below.Right - right - Gap, Width = right + Gap }));
        return regions;
    }

    /// <summary>As many rows beneath the bench as make everybody there largest.</summary>
    private static (int Rows, int Width) Floor(int bench, int claimants, int respondents, int others, Area ground)
    {
        (int Rows, int Width) best = default;
        for (int rows = 1; rows <= MostRows; rows++)
        {
            int columns = Columns(claimants, rows) + Columns(others, rows) + Columns(respondents, rows);
            // With the two sides alone there would be nothing between them.
            int width = GridLayout.WidestTile(Math.Max(columns, 2), rows + (bench > 0 ? 1 : 0), ground);
            best = width > best.Width ? (rows, width) : best;
        }
        return best;
    }

    /// <summary>The first of the bench presides: in the middle, the next at the left hand of who looks on, then at the right.</summary>
    private static List<Area> FromTheMiddle(IReadOnlyList<Area> row)
    {
        int middle = (row.Count - 1) / 2;
        return [.. Enumerable.Range(0, row.Count).OrderBy(i => Math.Abs(i - middle)).ThenBy(i => i).Select(i => row[i])];
    }

    private static int Columns(int count, int rows) => rows == 0 ? 0 : (count + rows - 1) / rows;

    private static IReadOnlyList<Area> Block(int count, int rows, int width, Area room) =>
        count == 0 ? [] : GridLayout.Place(count, Columns(count, rows), width, width * 9 / 16 & ~1, room);

    private static void Add(List<Region> regions, RegionContent what, IReadOnlyList<Area> tiles) =>
        regions.AddRange(tiles.Select((tile, i) => new Region(tile, what, i)));
}
