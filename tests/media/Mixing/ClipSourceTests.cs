using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Media.Tests.Mixing;

public sealed class ClipSourceTests
{
    private const long TickUs = 40_000, DelayUs = 200_000;
    private static readonly ProgrammeScene s_scene = new() { FollowsDisplay = true, Display = "clip" };

    [Theory]
    [InlineData(0, 0.02)]
    [InlineData(6, 0.04)]
    [InlineData(-20, 0.002)]
    public void A_clip_is_heard_as_loud_as_it_is_though_it_belongs_to_no_seat(double gainDb, double heard)
    {
        using var folder = new TempFolder();
        using Rig rig = Quiet();
        ProgrammeSource clip = rig.Programme.AddSource("clip", "", SourceKind.Clip);
        clip.SetGain(gainDb);
        rig.Record();
        Play(rig, clip, ticks: 100, amplitude: 0.02f);
        Assert.All(rig.Programme.Levels(), level => Assert.False(level.Speaking));
        Assert.All(rig.Programme.Levels(), level => Assert.InRange(level.Dbfs, -101, -90));
        rig.Save(folder["r.mp4"]);
        // A voice as soft as this would have been brought up by some 18 dB by now.
        Assert.InRange(TestMedia.Amplitude(Ffmpeg.Sound(folder["r.mp4"]).AsSpan(120_000, 48_000), 1000), heard * 0.9, heard * 1.12);
    }

    [Fact]
    public void What_a_clip_shows_is_held_and_never_marked_as_standing_still()
    {
        using Rig rig = Quiet();
        ProgrammeSource clip = rig.Programme.AddSource("clip", "", SourceKind.Clip);
        rig.Programme.SetScene(s_scene);
        clip.PushVideo(TestMedia.Picture(640, 360, 180, 128, 128, 0), rig.NowUs - DelayUs);
        rig.Record();
        rig.Run(2);
        byte[] first = Shown(rig);
        rig.Run(25 * 20);
        Assert.Equal(first, Shown(rig));
        Assert.Contains((byte)180, first);
    }

    [Fact]
    public void A_slate_shows_and_sounds_nothing_of_it()
    {
        using var folder = new TempFolder();
        using Rig rig = Quiet();
        ProgrammeSource clip = rig.Programme.AddSource("clip", "", SourceKind.Clip);
        clip.PushVideo(TestMedia.Picture(640, 360, 180, 128, 128, 0), rig.NowUs - DelayUs);
        rig.Programme.SetScene(s_scene);
        rig.Record();
        Play(rig, clip, ticks: 50, amplitude: 0.3f);
        rig.Programme.SetScene(s_scene with { Kind = SceneKind.Slate, SlateTitle = "休庭" });
        Play(rig, clip, ticks: 75, amplitude: 0.3f, from: 50);
        rig.Programme.Look((_, tileOf) => Assert.Null(tileOf("display")));
        rig.Save(folder["r.mp4"]);
        float[] sound = Ffmpeg.Sound(folder["r.mp4"]);
        Assert.InRange(TestMedia.Amplitude(sound.AsSpan(48_000, 24_000), 1000), 0.2, 0.4);
        Assert.InRange(TestMedia.Amplitude(sound.AsSpan(48_000 * 3, 48_000), 1000), 0, 0.001);
    }

    [Fact]
    public void What_is_taken_back_is_neither_shown_nor_heard()
    {
        using var folder = new TempFolder();
        using Rig rig = Quiet();
        ProgrammeSource clip = rig.Programme.AddSource("clip", "", SourceKind.Clip);
        rig.Programme.SetScene(s_scene);
        long start = rig.NowUs - DelayUs;
        clip.PushVideo(TestMedia.Picture(640, 360, 60, 128, 128, 0), start);
        clip.PushVideo(TestMedia.Picture(640, 360, 120, 128, 128, 0), start + (5 * TickUs));
        clip.PushVideo(TestMedia.Picture(640, 360, 200, 128, 128, 0), start + (10 * TickUs));
        clip.PushAudio(TestMedia.Tone(1000, 48_000, 0.3f), start);
        clip.Retract(start + (8 * TickUs));
        rig.Record();
        rig.Run(20);
        Assert.Contains((byte)120, Shown(rig));
        rig.Save(folder["r.mp4"]);
        float[] sound = Ffmpeg.Sound(folder["r.mp4"]);
        int last = Array.FindLastIndex(sound, sample => Math.Abs(sample) > 0.05f);
        Assert.InRange(last / 48_000.0, 0.3, 0.34);
    }

    [Fact]
    public void A_clip_that_is_removed_dies_away_and_leaves_the_display()
    {
        using Rig rig = Quiet();
        ProgrammeSource clip = rig.Programme.AddSource("clip", "", SourceKind.Clip);
        rig.Programme.SetScene(s_scene);
        clip.PushVideo(TestMedia.Picture(640, 360, 180, 128, 128, 0), rig.NowUs - DelayUs);
        rig.Record();
        rig.Run(2);
        rig.Programme.Look((_, tileOf) => Assert.NotNull(tileOf("display")));
        rig.Programme.RemoveSource("clip");
        rig.Run(2);
        rig.Programme.Look((_, tileOf) => Assert.Null(tileOf("display")));
    }

    [Fact]
    public void A_hearing_time_lies_where_the_encoded_programme_has_it()
    {
        using Rig rig = Quiet();
        Assert.Null(rig.Programme.NodeUsOf(0));
        rig.Record(hearingUs: 60_000_000);
        Assert.Equal(rig.NowUs + 2_000_000, rig.Programme.NodeUsOf(62_000_000));
    }

    private static Rig Quiet() => ProgrammePictureTests.Grid(2, (_, person) => person.Microphone = false);

    private static void Play(Rig rig, ProgrammeSource clip, int ticks, float amplitude, int from = 0)
    {
        for (int tick = from; tick < from + ticks; tick++)
        {
            clip.PushAudio(TestMedia.Tone(1000, 1920, amplitude, tick * 1920L), rig.NowUs - DelayUs);
            rig.Run(1);
        }
    }

    private static byte[] Shown(Rig rig)
    {
        byte[] line = [];
        rig.Programme.Look((picture, tileOf) =>
        {
            Area tile = tileOf("display")!.Value;
            line = picture.Plane(0).Slice(((tile.Y + (tile.Height / 2)) * picture.Stride(0)) + tile.X, tile.Width).ToArray();
        });
        return line;
    }
}
