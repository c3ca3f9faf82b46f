using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Mixing;

public sealed class ProgrammePictureTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void Everybody_is_in_a_tile_of_their_own_and_moves(int people)
    {
        using var folder = new TempFolder();
        using Rig rig = Grid(people);
        rig.Record();
        rig.Run(30);
        List<Area> tiles = [.. Enumerable.Range(0, people).Select(i => rig.TileOf("s" + i))];
        rig.Save(folder["r.mp4"]);
        IReadOnlyList<byte[]> pictures = Ffmpeg.Pictures(folder["r.mp4"], 1280, 720);
        Assert.Equal(30, pictures.Count);
        for (int i = 0; i < people; i++)
        {
            (double u, double v) = MeanChroma(pictures[29], tiles[i]);
            Assert.InRange(u, U(i) - 6, U(i) + 6);
            Assert.InRange(v, V(i) - 6, V(i) + 6);
            Assert.True(Difference(pictures[15], pictures[29], tiles[i]) > 5, $"the picture of person {i} stands still");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(9)]
    public void Tiles_lie_inside_the_ground_and_apart(int people)
    {
        var ground = new Area(0, 44, 1280, 676);
        IReadOnlyList<Area> tiles = GridLayout.Of(people, ground);
        Assert.All(tiles, tile => Assert.True(tile.X >= 4 && tile.Y >= 48 && tile.Right <= 1276 && tile.Bottom <= 716, tile.ToString()));
        Assert.All(tiles, tile => Assert.Equal(16.0 / 9, (double)tile.Width / tile.Height, 0.02));
        for (int i = 0; i < people; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Area a = tiles[i].Grow(4), b = tiles[j].Grow(4);
                Assert.False(a.X < b.Right && b.X < a.Right && a.Y < b.Bottom && b.Y < a.Bottom, $"{a} overlaps {b}");
            }
        }
    }

    [Fact]
    public void An_upright_picture_keeps_its_shape_and_writes_nothing_beside_itself()
    {
        using Rig rig = Grid(2, (i, person) => person.Size = i == 0 ? (360, 640) : (640, 360));
        rig.Record();
        rig.Run(10);
        Area tile = rig.TileOf("s0"), fit = tile.Fit(360, 640);
        Assert.Equal(9.0 / 16, (double)fit.Width / fit.Height, 0.02);
        rig.Programme.Look((picture, _) =>
        {
            for (int row = tile.Y; row < tile.Bottom - 48; row++)
            {
                Assert.False(picture.Plane(0).Slice((row * picture.Stride(0)) + fit.Right, tile.Right - fit.Right).ContainsAnyExcept(
                    Colour.Of(Palette.Plate).Y), $"row {row} has something right of the picture");
            }
        });
    }

    [Fact]
    public void A_picture_that_stands_still_is_marked_after_three_seconds_and_gives_way_to_the_name_after_fifteen()
    {
        using Rig rig = Grid(1);
        rig.Record();
        rig.Run(10);
        double moving = MeanLuma(rig);
        rig.People[0].Camera = false;
        rig.Run(70);
        Assert.Equal(moving, MeanLuma(rig), 2.0);
        rig.Run(15);
        double marked = MeanLuma(rig);
        Assert.True(marked < moving - 20, $"{marked} is not darker than {moving}");
        byte[] atThree = Snapshot(rig);
        rig.Run(25);
        Assert.NotEqual(atThree, Snapshot(rig));
        rig.Run(280);
        Area tile = rig.TileOf("s0");
        rig.Programme.Look((picture, _) => Assert.Equal(Colour.Of(Palette.Plate).U, picture.Plane(1)[((tile.Y / 2) + 4) * picture.Stride(1) + (tile.X / 2) + 4]));
    }

    [Fact]
    public void A_camera_that_the_tribunal_stops_gives_way_to_the_name_with_the_next_picture_and_the_person_is_heard()
    {
        using Rig rig = Grid(1);
        rig.Record();
        rig.Run(30);
        Area tile = rig.TileOf("s0");
        byte Corner()
        {
            byte found = 0;
            rig.Programme.Look((picture, _) => found = picture.Plane(1)[((tile.Y / 2) + 4) * picture.Stride(1) + (tile.X / 2) + 4]);
            return found;
        }
        Assert.NotEqual(Colour.Of(Palette.Plate).U, Corner());
        rig.Programme.SetSeats([Seat(0) with { CameraOff = true }]);
        rig.Run(1);
        Assert.Equal(Colour.Of(Palette.Plate).U, Corner());
        rig.Run(30);
        Assert.True(rig.Programme.Levels()[0].Speaking);
        rig.Programme.SetSeats([Seat(0)]);
        rig.Run(2);
        Assert.NotEqual(Colour.Of(Palette.Plate).U, Corner());
    }

    [Fact]
    public void A_seat_that_is_out_has_no_tile_and_one_that_left_keeps_its_place_for_a_while()
    {
        using Rig rig = Grid(3);
        rig.Record();
        rig.Run(5);
        rig.Programme.SetSeats([Seat(0), Seat(1) with { Out = true }, Seat(2)]);
        rig.Programme.RemoveSource("s2/cam/av");
        rig.Run(5);
        rig.Programme.Look((_, tileOf) => Assert.Equal((true, false, true), (tileOf("s0") is not null, tileOf("s1") is not null, tileOf("s2") is not null)));
        rig.Run(250);
        rig.Programme.Look((_, tileOf) => Assert.Null(tileOf("s2")));
    }

    [Fact]
    public void A_slate_covers_everybody_and_is_silent()
    {
        using var folder = new TempFolder();
        using Rig rig = Grid(2);
        rig.Record();
        rig.Run(25);
        long cut = rig.Programme.SetScene(new ProgrammeScene { Kind = SceneKind.Slate, SlateTitle = "休庭", SlateText = "稍后继续" }, cut: true);
        rig.Run(50);
        Assert.Equal(1_000_000, cut);
        rig.Save(folder["r.mp4"]);
        byte[] slate = Ffmpeg.Pictures(folder["r.mp4"], 1280, 720)[60];
        (double u, double v) = MeanChroma(slate, new Area(0, 60, 1280, 200));
        Colour ground = Colour.Of(Palette.Ground);
        Assert.Equal((ground.U, ground.V), (Math.Round(u), Math.Round(v)));
        Assert.True(slate.AsSpan(280 * 1280, 200 * 1280).ContainsAnyInRange((byte)200, (byte)240), "no title");
        float[] sound = Ffmpeg.Sound(folder["r.mp4"]);
        Assert.True(sound[60_000..].Max(Math.Abs) < 0.001, "the slate is not silent");
    }

    [Fact]
    public void The_wall_clock_moves_with_each_second()
    {
        using Rig rig = Grid(1);
        rig.Record();
        rig.Run(3);
        byte[] before = Clock(rig);
        rig.Run(26);
        Assert.NotEqual(before, Clock(rig));
        Assert.True(before.AsSpan().ContainsAnyInRange((byte)180, (byte)240), "nothing is drawn");
    }

    internal static ProgrammeSeat Seat(int i) => new("s" + i, i == 0 ? "首席仲裁员" : "申请人", "张三" + i);

    internal static Rig Grid(int people, Action<int, Rig.Person>? change = null)
    {
        var rig = new Rig();
        rig.Programme.SetSeats([.. Enumerable.Range(0, people).Select(Seat)]);
        rig.Programme.SetScene(new ProgrammeScene { CaseNumber = "京海劳人仲字〔2026〕第 1234 号", Caption = "第 1 次庭审" });
        for (int i = 0; i < people; i++)
        {
            Rig.Person person = rig.Add("s" + i, U(i), V(i), 400 + (150 * i));
            change?.Invoke(i, person);
        }
        return rig;
    }

    private static byte U(int i) => (byte)(70 + (i * 22));

    private static byte V(int i) => (byte)(190 - (i * 22));

    private static double MeanLuma(Rig rig)
    {
        Area tile = rig.TileOf("s0");
        double sum = 0;
        rig.Programme.Look((picture, _) =>
        {
            for (int row = tile.Y + 10; row < tile.Y + 110; row++)
            {
                sum += TestMedia.Mean(picture.Plane(0).Slice((row * picture.Stride(0)) + tile.X, tile.Width)) / 100;
            }
        });
        return sum;
    }

    private static byte[] Snapshot(Rig rig)
    {
        byte[] luma = [];
        rig.Programme.Look((picture, _) => luma = picture.Plane(0)[(44 * picture.Stride(0))..].ToArray());
        return luma;
    }

    private static byte[] Clock(Rig rig)
    {
        List<byte> pixels = [];
        rig.Programme.Look((picture, _) =>
        {
            for (int row = 0; row < 44; row++)
            {
                pixels.AddRange(picture.Plane(0).Slice((row * picture.Stride(0)) + 1000, 280));
            }
        });
        return [.. pixels];
    }

    /// <summary>Of the upper part of a tile, above its label.</summary>
    private static (double U, double V) MeanChroma(byte[] picture, Area tile)
    {
        double u = 0, v = 0;
        int rows = (tile.Height / 2) - 30;
        for (int row = 0; row < rows; row++)
        {
            int at = (1280 * 720) + (((tile.Y / 2) + row) * 640) + (tile.X / 2);
            u += TestMedia.Mean(picture.AsSpan(at, tile.Width / 2)) / rows;
            v += TestMedia.Mean(picture.AsSpan(at + (640 * 360), tile.Width / 2)) / rows;
        }
        return (u, v);
    }

    private static double Difference(byte[] a, byte[] b, Area tile)
    {
        double sum = 0;
        for (int i = 0; i < tile.Width; i++)
        {
            int at = ((tile.Y + (tile.Height / 3)) * 1280) + tile.X + i;
            sum += Math.Abs(a[at] - b[at]);
        }
        return sum / tile.Width;
    }
}
