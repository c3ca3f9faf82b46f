using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Scenes;

/// <summary>
/// The regions of each scene as data: pure, from the kind of scene and the shape of what there is to show. Larger regions come
/// first. A new scene is a line in <see cref="Of"/> and a list of regions.
/// </summary>
internal static class SceneLayout
{
    internal const int LabelBeneath = 40;

    private const int Gap = GridLayout.Gap;
    private const int MostInStrip = 8;
    private const int StripRows = 4;
    private const int StripWidth = 256;
    private const int StripHeight = 144;

    internal static IReadOnlyList<Region> Of(SceneKind kind, SceneShape shape, Area ground) => kind switch
    {
        SceneKind.Slate => [],
        SceneKind.Document when shape.Display != DisplayForm.None => Document(shape, ground),
        _ when shape.People == 0 => [],
        SceneKind.Speaker or SceneKind.MixedRoom or SceneKind.Document => Speaker(shape.People, ground),
        SceneKind.SideBySide when shape.People > 1 => SideBySide(shape.People, ground),
        SceneKind.BenchAndParties => BenchLayout.Of(shape, ground),
        _ => Rest(GridLayout.Of(Math.Min(shape.People, GridLayout.MaxTiles), ground)),
    };

    private static List<Region> Speaker(int people, Area ground)
    {
        int strip = Math.Min(people - 1, MostInStrip), columns = (strip + StripRows - 1) / StripRows;
        // Three in a strip have room to be a little larger.
        int width = strip <= 3 ? StripWidth + 32 : StripWidth;
        Area large = ground with { Width = ground.Width - (columns * (width + Gap)) };
        Area beside = ground with { X = large.Right - Gap, Width = ground.Width - large.Width + Gap };
        return [new Region(Wide(large), RegionContent.Featured), .. Rest(Tiles(beside, strip, columns, width))];
    }

    private static List<Region> Document(SceneShape shape, Area ground)
    {
        // An upright page leaves room for a second column of people.
        int columns = shape.People == 0 ? 0 : shape is { Display: DisplayForm.Upright, TwoDisplayed: false } && shape.People > StripRows ? 2 : 1;
        int strip = Math.Min(shape.People, columns * StripRows), stripWidth = columns * (StripWidth + Gap);
        var page = new Area(ground.X + Gap, ground.Y + Gap, ground.Width - stripWidth - (2 * Gap), ground.Height - Gap - LabelBeneath);
        Area beside = ground with { X = page.Right, Width = stripWidth + Gap };
        List<Region> regions = Displayed(page, shape.TwoDisplayed);
        IReadOnlyList<Area> tiles = Tiles(beside, strip, columns, StripWidth);
        // Everybody keeps their place; only where there are too few, the first is for whoever speaks.
        bool enough = shape.People <= strip;
        regions.AddRange(tiles.Select((tile, i) => i == 0 && !enough ? new Region(tile, RegionContent.Featured) : new Region(tile, RegionContent.Rest, i)));
        return regions;
    }

    private static List<Region> Displayed(Area page, bool two)
    {
        if (!two)
        {
            return [new Region(page, RegionContent.Display, Label: LabelPlace.Beneath)];
        }
        Area left = page with { Width = (page.Width - Gap) / 2 & ~1 };
        return
        [
            new Region(left, RegionContent.Display, Label: LabelPlace.Beneath),
            new Region(left with { X = left.Right + Gap }, RegionContent.DisplayBeside, Label: LabelPlace.Beneath),
        ];
    }

    private static List<Region> SideBySide(int people, Area ground)
    {
        int strip = Math.Min(people - 2, StripRows), stripHeight = strip == 0 ? 0 : StripHeight + Gap;
        int width = (ground.Width - (3 * Gap)) / 2 & ~1;
        int height = Math.Min(width * 13 / 16, ground.Height - stripHeight - (2 * Gap)) & ~1;
        int top = ground.Y + ((ground.Height - stripHeight - height) / 2 & ~1);
        var left = new Area(ground.X + Gap, top, width, height);
        Area beneath = ground with { Y = left.Bottom, Height = stripHeight + Gap };
        return
        [
            new Region(left, RegionContent.Featured, Filling: Filling.Fill),
            new Region(left with { X = left.Right + Gap }, RegionContent.Beside, Filling: Filling.Fill),
            .. Rest(Tiles(beneath, strip, strip, StripWidth)),
        ];
    }

    private static List<Region> Rest(IReadOnlyList<Area> tiles) => [.. tiles.Select((tile, i) => new Region(tile, RegionContent.Rest, i))];

    /// <summary>The largest 16:9 in the middle of an area with a gap around it.</summary>
    private static Area Wide(Area room) => GridLayout.Of(1, room)[0];

    /// <summary>Tiles of one size row by row, their block in the middle of an area.</summary>
    private static IReadOnlyList<Area> Tiles(Area room, int count, int columns, int width) =>
        count == 0 ? [] : GridLayout.Place(count, columns, width, width * 9 / 16 & ~1, room);
}
