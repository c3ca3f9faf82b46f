using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Scenes;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Mixing.Scenes;

/// <summary>The picture of cast and composer alone, without sound and encoding.</summary>
public sealed class SteadyPictureTests
{
    private const long TickUs = 40_000;
    private static readonly ProgrammeOptions s_options = new();
    private static readonly DateTimeOffset s_wall = new(2026, 11, 24, 9, 30, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Two_hundred_changes_leave_no_black_and_no_torn_frame()
    {
        var chance = new Random(20261124);
        using var lettering = new Lettering(s_options.RegularFont, s_options.BoldFont);
        using var composer = new Composer(lettering, 1280, 720);
        var cast = new Cast();
        var room = new RandomRoom(chance, cast);
        for (int change = 0; change < 200; change++)
        {
            room.Change();
            for (int tick = 0; tick < 2; tick++)
            {
                Stage stage = room.Tick();
                composer.Compose(room.Scene, stage, s_wall.AddSeconds(change));
                // What was mended in place must be what is painted from nothing: the rest of another picture would differ.
                using var anew = new Composer(lettering, 1280, 720);
                anew.Compose(room.Scene, stage, s_wall.AddSeconds(change));
                for (int plane = 0; plane < 3; plane++)
                {
                    Assert.True(SameRows(composer.Canvas, anew.Canvas, plane), $"plane {plane} is torn after change {change} ({room.Last})");
                }
                Assert.False(HasBlack(composer.Canvas), $"black after change {change} ({room.Last})");
            }
        }
        cast.Close();
    }

    [Theory]
    [InlineData(SceneKind.Grid)]
    [InlineData(SceneKind.Speaker)]
    [InlineData(SceneKind.BenchAndParties)]
    [InlineData(SceneKind.Document)]
    [InlineData(SceneKind.SideBySide)]
    [InlineData(SceneKind.MixedRoom)]
    public void A_steady_picture_allocates_nothing(SceneKind kind)
    {
        using var lettering = new Lettering(s_options.RegularFont, s_options.BoldFont);
        using var composer = new Composer(lettering, 1280, 720);
        var cast = new Cast();
        cast.Seat([.. Enumerable.Range(0, 6).Select(i => new ProgrammeSeat("s" + i, "申请人", "张三" + i, Side: (SeatSide)(i % 4)))]);
        List<ProgrammeSource> sources = [.. Enumerable.Range(0, 6).Select(i => cast.Add($"s{i}/cam/av", "s" + i, SourceKind.Person)), cast.Add("s0/doc1/v", "s0", SourceKind.Document)];
        var scene = new ProgrammeScene { Kind = kind, SpeakerName = "王秀英", DisplayTitle = "劳动合同" };
        // The first round letters each text and each digit of the clock; in any other the runtime may compile something anew.
        long[] rounds = new long[5];
        for (int tick = 0; tick < 5 * 25; tick++)
        {
            long now = tick * TickUs;
            sources.ForEach(source => source.PushVideo(TestMedia.Picture(640, 360, 110, 100, 150, tick), now));
            long before = GC.GetAllocatedBytesForCurrentThread();
            composer.Compose(scene, cast.At(now, now, scene, s_options), s_wall.AddSeconds(tick % 25));
            rounds[tick / 25] += GC.GetAllocatedBytesForCurrentThread() - before;
        }
        cast.Close();
        Assert.Equal(0, rounds.Min());
    }

    internal static bool SameRows(VideoFrame a, VideoFrame b, int plane)
    {
        int shift = plane == 0 ? 0 : 1;
        for (int row = 0; row < a.Height >> shift; row++)
        {
            if (!a.Plane(plane).Slice(row * a.Stride(plane), a.Width >> shift).SequenceEqual(b.Plane(plane).Slice(row * b.Stride(plane), b.Width >> shift)))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>None of the programme's colours nor of the people's pictures is so dark.</summary>
    internal static bool HasBlack(VideoFrame picture)
    {
        for (int row = 0; row < picture.Height; row++)
        {
            if (picture.Plane(0).Slice(row * picture.Stride(0), picture.Width).ContainsAnyInRange((byte)0, (byte)24))
            {
                return true;
            }
        }
        return false;
    }

    private sealed class RandomRoom(Random chance, Cast cast)
    {
        private const int Most = 7;
        private static readonly (int, int)[] s_sizes = [(640, 360), (360, 640), (640, 480), (320, 180), (1280, 720)];

        private readonly ProgrammeSource?[] _cameras = new ProgrammeSource?[Most];
        private readonly (int Width, int Height)[] _sizes = [.. Enumerable.Repeat((640, 360), Most)];
        private ProgrammeSource? _page;
        private long _now;
        private int _number;

        internal ProgrammeScene Scene { get; private set; } = new();

        internal string Last { get; private set; } = "";

        internal void Change()
        {
            int person = chance.Next(Most), what = chance.Next(6);
            Last = $"{what} of {person}, {Scene.Kind}";
            switch (what)
            {
                case 0: Scene = Scene with { Kind = (SceneKind)chance.Next(7), SlateTitle = "休庭", FollowsDisplay = chance.Next(4) == 0 }; break;
                case 1: Scene = Scene with { Featured = chance.Next(3) == 0 ? "" : "s" + person, SpeakerName = chance.Next(2) == 0 ? "" : "王秀英" }; break;
                case 2: cast.Seat([.. Enumerable.Range(0, chance.Next(1, Most + 1)).Select(Seat)]); break;
                case 3 when _cameras[person] is { } there: cast.Remove(there.Id); _cameras[person] = null; break;
                case 3: _cameras[person] = cast.Add($"s{person}/cam/av", "s" + person, SourceKind.Person); break;
                case 4: _sizes[person] = s_sizes[chance.Next(s_sizes.Length)]; break;
                case 5 when _page is { } shown: cast.Remove(shown.Id); _page = null; break;
                default:
                    _page = cast.Add("page", "", SourceKind.Page);
                    _page.PushVideo(TestMedia.Picture(person % 2 == 0 ? 600 : 420, person % 2 == 0 ? 420 : 600, 200, 120, 130, _number), _now);
                    break;
            }
        }

        internal Stage Tick()
        {
            (_now, _number) = (_now + TickUs, _number + 1);
            for (int i = 0; i < Most; i++)
            {
                // Some cameras pause now and then for seconds: their pictures freeze and give way to the plate.
                if (_cameras[i] is { } camera && (_number / 100 + i) % 3 != 0)
                {
                    camera.PushVideo(TestMedia.Picture(_sizes[i].Width, _sizes[i].Height, 110, (byte)(70 + (i * 20)), (byte)(190 - (i * 20)), _number), _now);
                }
            }
            return cast.At(_now, _now, Scene, s_options);
        }

        private ProgrammeSeat Seat(int i) => new("s" + i, "申请人", "张三" + i, Side: (SeatSide)(i % 4), Out: chance.Next(8) == 0);
    }
}
