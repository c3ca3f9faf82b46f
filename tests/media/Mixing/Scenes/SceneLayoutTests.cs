using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Scenes;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

public sealed class SceneLayoutTests
{
    private static readonly Area s_ground = new(0, 44, 1280, 676);

    public static TheoryData<SceneKind> KindsWithPeople => [.. Enum.GetValues<SceneKind>().Where(kind => kind != SceneKind.Slate)];

    [Theory]
    [MemberData(nameof(KindsWithPeople))]
    public void Regions_lie_inside_the_ground_and_apart(SceneKind kind)
    {
        foreach (SceneShape shape in Shapes())
        {
            IReadOnlyList<Region> regions = SceneLayout.Of(kind, shape, s_ground);
            for (int i = 0; i < regions.Count; i++)
            {
                Area a = regions[i].Area;
                Assert.True(a.X >= 4 && a.Y >= 48 && a.Right <= 1276 && a.Bottom <= 716, $"{kind} {shape}: {a}");
                Assert.True(((a.X | a.Y | a.Width | a.Height) & 1) == 0, $"{kind} {shape}: {a} is odd");
                Assert.All(regions.Take(i), other => Assert.False(Overlap(a.Grow(4), other.Area.Grow(4)), $"{kind} {shape}: {a} overlaps {other.Area}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(KindsWithPeople))]
    public void Up_to_four_people_are_all_there_and_large_enough_to_be_known(SceneKind kind)
    {
        foreach (SceneShape shape in Shapes().Where(shape => shape.People is > 0 and <= 4))
        {
            IReadOnlyList<Region> regions = SceneLayout.Of(kind, shape, s_ground);
            Assert.Equal(shape.People, regions.Count(region => region.What is not (RegionContent.Display or RegionContent.DisplayBeside)));
            Assert.All(regions, region => Assert.True(region.Area is { Width: >= 240, Height: >= 135 }, $"{kind} {shape}: {region.Area}"));
        }
    }

    [Theory]
    [MemberData(nameof(KindsWithPeople))]
    public void Nobody_is_in_two_regions_and_each_region_has_somebody(SceneKind kind)
    {
        foreach (SceneShape shape in Shapes())
        {
            IReadOnlyList<Region> regions = SceneLayout.Of(kind, shape, s_ground);
            int[] who = Cast(new ProgrammeScene { Kind = kind }, StageOf(shape), regions);
            int[] people = [.. who.Where(index => index is not (Casting.Display or Casting.DisplayBeside))];
            Assert.DoesNotContain(Casting.Nobody, who);
            Assert.Equal(people.Distinct(), people);
        }
    }

    [Fact]
    public void The_bench_is_above_the_claimants_side_left_and_the_respondents_right()
    {
        var shape = new SceneShape(3, 2, 2, 1);
        IReadOnlyList<Region> regions = SceneLayout.Of(SceneKind.BenchAndParties, shape, s_ground);
        Area[] Of(RegionContent what) => [.. regions.Where(region => region.What == what).Select(region => region.Area)];
        Area[] floor = [.. Of(RegionContent.Claimant), .. Of(RegionContent.Other), .. Of(RegionContent.Respondent)];
        Assert.Equal(8, regions.Count);
        Assert.All(Of(RegionContent.Bench), bench => Assert.All(floor, below => Assert.True(bench.Bottom < below.Y, $"{bench} is not above {below}")));
        Assert.True(Of(RegionContent.Claimant).Max(area => area.Right) < Of(RegionContent.Other).Min(area => area.X));
        Assert.True(Of(RegionContent.Other).Max(area => area.Right) < Of(RegionContent.Respondent).Min(area => area.X));
    }

    [Fact]
    public void The_places_of_the_parties_stay_when_the_other_side_is_not_there_yet()
    {
        Area claimant = Only(new SceneShape(1, 1, 0, 0), RegionContent.Claimant), respondent = Only(new SceneShape(1, 0, 1, 0), RegionContent.Respondent);
        Assert.True(claimant.Right < 640 && respondent.X > 640, $"{claimant} {respondent}");
    }

    [Fact]
    public void Who_has_the_word_is_large_and_the_others_keep_their_order()
    {
        Stage stage = StageOf(new SceneShape(1, 1, 1, 1));
        var scene = new ProgrammeScene { Kind = SceneKind.Speaker };
        IReadOnlyList<Region> regions = SceneLayout.Of(scene.Kind, stage.Shape, s_ground);
        stage.Speaker = "s2";
        Assert.Equal([2, 0, 1, 3], Cast(scene, stage, regions));
        Assert.Equal([1, 0, 2, 3], Cast(scene with { Featured = "s1" }, stage, regions));
        stage.Speaker = null;
        Assert.Equal([0, 1, 2, 3], Cast(scene, stage, regions));
    }

    [Fact]
    public void Two_side_by_side_are_the_parties_unless_the_scene_names_others()
    {
        Stage stage = StageOf(new SceneShape(1, 1, 1, 1));
        var scene = new ProgrammeScene { Kind = SceneKind.SideBySide };
        IReadOnlyList<Region> regions = SceneLayout.Of(scene.Kind, stage.Shape, s_ground);
        Assert.Equal([1, 2, 0, 3], Cast(scene, stage, regions));
        Assert.Equal([3, 0, 1, 2], Cast(scene with { Featured = "s3", Beside = "s0" }, stage, regions));
    }

    [Theory]
    [InlineData(360, 640)]
    [InlineData(640, 360)]
    [InlineData(640, 480)]
    [InlineData(1000, 100)]
    public void What_fills_an_area_is_cut_and_not_stretched(int width, int height)
    {
        var area = new Area(0, 0, 624, 500);
        Area part = area.CropOf(width, height);
        Assert.Equal((double)area.Width / area.Height, (double)part.Width / part.Height, 0.06);
        Assert.True(part.X >= 0 && part.Y >= 0 && part.Right <= width && part.Bottom <= height, part.ToString());
    }

    private static Area Only(SceneShape shape, RegionContent what) =>
        SceneLayout.Of(SceneKind.BenchAndParties, shape, s_ground).Single(region => region.What == what).Area;

    private static int[] Cast(ProgrammeScene scene, Stage stage, IReadOnlyList<Region> regions)
    {
        int[] who = new int[regions.Count];
        Casting.Fill(scene, stage, regions, who);
        return who;
    }

    private static Stage StageOf(SceneShape shape)
    {
        var stage = new Stage();
        SeatSide[] sides =
        [
            .. Enumerable.Repeat(SeatSide.Bench, shape.Bench), .. Enumerable.Repeat(SeatSide.Claimant, shape.Claimants),
            .. Enumerable.Repeat(SeatSide.Respondent, shape.Respondents), .. Enumerable.Repeat(SeatSide.Other, shape.Others),
        ];
        stage.People.AddRange(sides.Select((side, i) => new TileView(new ProgrammeSeat("s" + i, "", "", Side: side), null, 0, "", false)));
        Assert.Equal(shape with { Display = DisplayForm.None, TwoDisplayed = false }, stage.Shape);
        return stage;
    }

    private static IEnumerable<SceneShape> Shapes() =>
        from bench in Enumerable.Range(0, 4)
        from claimants in Enumerable.Range(0, 4)
        from respondents in Enumerable.Range(0, 4)
        from others in Enumerable.Range(0, 4)
        from display in Enum.GetValues<DisplayForm>()
        from two in display == DisplayForm.None ? new[] { false } : [false, true]
        select new SceneShape(bench, claimants, respondents, others, display, two);

    private static bool Overlap(Area a, Area b) => a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom;
}
