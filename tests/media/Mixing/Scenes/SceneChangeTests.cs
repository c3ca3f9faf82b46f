using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

public sealed class SceneChangeTests
{
    private const long TickUs = 40_000;
    private static readonly ProgrammeScene s_slate = new() { Kind = SceneKind.Slate, SlateTitle = "休庭" };

    [Fact]
    public void A_change_for_a_time_to_come_lands_on_its_frame()
    {
        using Rig rig = ProgrammePictureTests.Grid(2);
        rig.Record(5_000_000);
        rig.Run(10);
        long lands = rig.Programme.SetScene(s_slate, rig.NowUs + (7 * TickUs) - 1_000);
        Assert.Equal(5_000_000 + (17 * TickUs), lands);
        rig.Run(7);
        Assert.True(ShowsPeople(rig), "the slate came too early");
        rig.Run(1);
        Assert.False(ShowsPeople(rig), "the slate came too late");
    }

    [Fact]
    public void A_change_for_the_past_applies_to_the_next_frame()
    {
        using Rig rig = ProgrammePictureTests.Grid(2);
        rig.Record();
        rig.Run(10);
        Assert.Equal(10 * TickUs, rig.Programme.SetScene(s_slate, rig.NowUs - 3_000_000));
        Assert.True(ShowsPeople(rig));
        rig.Run(1);
        Assert.False(ShowsPeople(rig));
    }

    [Fact]
    public void A_change_with_a_cut_begins_a_fragment_with_its_frame()
    {
        using Rig rig = ProgrammePictureTests.Grid(1);
        rig.Record();
        rig.Run(30);
        long lands = rig.Programme.SetScene(s_slate, rig.NowUs + (12 * TickUs), cut: true);
        rig.Run(30);
        rig.Programme.StopEncoding();
        Assert.Equal(42 * TickUs, lands);
        Assert.Equal([0, 1_000_000, lands], rig.Fragments.Select(f => f.FromUs));
    }

    [Fact]
    public void The_newest_word_takes_back_what_was_to_come()
    {
        using Rig rig = ProgrammePictureTests.Grid(2);
        rig.Record();
        rig.Run(5);
        rig.Programme.SetScene(new ProgrammeScene { Kind = SceneKind.Speaker }, rig.NowUs + (3 * TickUs));
        rig.Programme.SetScene(s_slate);
        rig.Run(10);
        Assert.False(ShowsPeople(rig), "people who were to be seen later stand in the slate");
    }

    [Fact]
    public void Several_changes_to_come_happen_in_turn()
    {
        using Rig rig = ProgrammePictureTests.Grid(2);
        rig.Record();
        rig.Run(5);
        Area grid = rig.TileOf("s0");
        rig.Programme.SetScene(s_slate, rig.NowUs + (2 * TickUs));
        rig.Programme.SetScene(new ProgrammeScene { Kind = SceneKind.Speaker }, rig.NowUs + (4 * TickUs));
        rig.Run(3);
        Assert.False(ShowsPeople(rig));
        rig.Run(2);
        Assert.NotEqual(grid, rig.TileOf("s0"));
    }

    private static bool ShowsPeople(Rig rig)
    {
        bool shows = false;
        rig.Programme.Look((_, tileOf) => shows = tileOf("s0") is not null);
        return shows;
    }
}
