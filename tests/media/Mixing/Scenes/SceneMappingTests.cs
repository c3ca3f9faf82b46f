using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;
using Arbitration.Media.Node;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

public sealed class SceneMappingTests
{
    [Fact]
    public void Each_kind_of_the_contract_is_the_scene_of_the_same_name()
    {
        Scene.Types.Kind[] kinds = Enum.GetValues<Scene.Types.Kind>();
        Assert.Equal(kinds.Select(kind => kind.ToString()), kinds.Select(kind => SceneMapping.SceneOf(Showing(kind)).Kind.ToString()));
        Assert.Equal(Enum.GetNames<SceneKind>().Order(), kinds.Select(kind => kind.ToString()).Order());
    }

    [Fact]
    public void Each_side_of_the_contract_is_the_side_of_the_same_name()
    {
        Seat.Types.Side[] sides = Enum.GetValues<Seat.Types.Side>();
        Assert.Equal(sides.Select(side => side.ToString()), sides.Select(side => SceneMapping.SeatOf(new Seat { Seat_ = "s1", Side = side }).Side.ToString()));
    }

    [Fact]
    public void A_kind_from_a_newer_court_server_is_the_grid() =>
        Assert.Equal(SceneKind.Grid, SceneMapping.SceneOf(Showing((Scene.Types.Kind)99)).Kind);

    [Fact]
    public void Where_nobody_may_be_recorded_there_is_a_slate_whatever_the_scene()
    {
        Room room = Showing(Scene.Types.Kind.Speaker);
        room.Recording = new Media.Contract.Recording { Access = Media.Contract.Recording.Types.Access.Slate };
        Assert.Equal(SceneKind.Slate, SceneMapping.SceneOf(room).Kind);
    }

    [Theory]
    [InlineData(Scene.Types.Kind.Speaker, 5_000_000, 3_000_000, 102_000_000L)]
    [InlineData(Scene.Types.Kind.Speaker, 5_000_000, 6_000_000, null)]
    [InlineData(Scene.Types.Kind.Speaker, 5_000_000, -1, null)]
    [InlineData(Scene.Types.Kind.Speaker, 0, 3_000_000, null)]
    [InlineData(Scene.Types.Kind.Slate, 5_000_000, 3_000_000, null)]
    public void Only_a_scene_for_a_hearing_time_to_come_waits(Scene.Types.Kind kind, long at, long hearingUs, long? begins)
    {
        Room room = Showing(kind);
        room.Scene.AtHearingUs = at;
        Assert.Equal(begins, SceneMapping.BeginsLater(room, hearingUs, nodeUs: 100_000_000));
    }

    [Theory]
    [InlineData("clerk/doc1/v", SourceKind.Document)]
    [InlineData("s1/screen/v", SourceKind.Document)]
    [InlineData("s1/cam/av", SourceKind.Person)]
    [InlineData("doctor/cam/av", SourceKind.Person)]
    [InlineData("page", SourceKind.Person)]
    public void The_device_in_a_sources_name_says_what_its_picture_is_of(string source, SourceKind kind)
    {
        using var rig = new Rig();
        Assert.Equal(kind, rig.Programme.AddSource(source, "s1").Kind);
    }

    private static Room Showing(Scene.Types.Kind kind) => new() { Scene = new Scene { Kind = kind } };
}
