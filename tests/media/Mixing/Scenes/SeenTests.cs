using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

/// <summary>What the mixer says of how a source is shown, so that nothing is decoded that nobody sees.</summary>
public sealed class SeenTests
{
    [Fact]
    public void A_source_is_wanted_as_high_as_its_tile_and_whole_while_nothing_is_recorded()
    {
        using Rig rig = ProgrammePictureTests.Grid(4);
        rig.Run(3);
        Assert.All(rig.People, person => Assert.Equal(int.MaxValue, person.Source.WantedHeight));
        rig.Record();
        rig.Run(3);
        Assert.All(rig.People, person => Assert.Equal(rig.TileOf(person.Source.Seat).Height, person.Source.WantedHeight));
        rig.Programme.StopEncoding();
        rig.Run(3);
        Assert.All(rig.People, person => Assert.Equal(int.MaxValue, person.Source.WantedHeight));
    }

    [Fact]
    public void Who_has_no_tile_is_not_wanted_after_two_seconds_and_comes_back_with_the_last_picture()
    {
        using Rig rig = ProgrammePictureTests.Grid(14);
        rig.Record();
        rig.Run(45);
        ProgrammeSource hidden = rig.People[13].Source;
        Assert.NotEqual(0, hidden.WantedHeight);
        rig.Run(15);
        Assert.Equal(0, hidden.WantedHeight);

        // Nothing comes of it any more for longer than a picture may stand still.
        rig.People[13].Camera = false;
        rig.Run(25 * 20);
        rig.Programme.SetScene(new ProgrammeScene { Kind = SceneKind.Speaker, Featured = "s13" });
        rig.Run(1);
        Assert.NotEqual(0, hidden.WantedHeight);
        Assert.True(ShowsPictureOf(rig, 13), "a name plate flashed up instead of the last picture");
        // If it stays away all the same, it is told as for anybody else.
        rig.Run(25 * 16);
        Assert.False(ShowsPictureOf(rig, 13));
    }

    private static bool ShowsPictureOf(Rig rig, int person)
    {
        byte colour = 0;
        rig.Programme.Look((picture, tileOf) =>
        {
            Area tile = tileOf("s" + person) ?? throw new InvalidOperationException("no tile");
            colour = picture.Plane(1)[((tile.Y + (tile.Height / 2)) / 2 * picture.Stride(1)) + ((tile.X + (tile.Width / 2)) / 2)];
        });
        return Math.Abs(colour - (byte)(70 + (person * 22))) <= 4;
    }
}
