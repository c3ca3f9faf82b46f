using System.Text.Json;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Tests.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Mixing;

public sealed class SlateClipTests
{
    private static readonly ProgrammeScene s_scene = new() { SlateTitle = "录制中断", SlateText = "媒体服务重启", CaseNumber = "京海劳人仲字〔2026〕第 1234 号" };

    [Fact]
    public void A_slate_has_the_length_of_its_gap_and_the_programmes_init_segment()
    {
        using var folder = new TempFolder();
        List<Fragment> fragments = [];
        byte[] init = SlateClip.Make(2_000_000, 5_500_000, s_scene, new ProgrammeOptions(), fragments.Add);
        using Rig rig = ProgrammePictureTests.Grid(1);
        rig.Record();
        Assert.Equal(rig.Init, init);
        Assert.Equal([2_000_000, 3_000_000, 4_000_000, 5_000_000], fragments.Select(f => f.FromUs));
        Assert.InRange(fragments[^1].ToUs, 5_500_000, 5_540_000);

        File.WriteAllBytes(folder["s.mp4"], [.. init, .. fragments.SelectMany(f => f.Bytes.ToArray())]);
        byte[] picture = Ffmpeg.Pictures(folder["s.mp4"], 1280, 720)[60];
        Assert.True(picture.AsSpan(280 * 1280, 200 * 1280).ContainsAnyInRange((byte)200, (byte)240), "no title");
        Assert.InRange(picture[(100 * 1280) + 100] - Colour.Of(Palette.Ground).Y, -2, 2);
        float[] sound = Ffmpeg.Sound(folder["s.mp4"]);
        Assert.InRange(sound.Length / 48_000.0, 3.45, 3.56);
        Assert.True(sound.Max(Math.Abs) < 0.001);
    }

    [Fact]
    public void A_slate_between_two_epochs_makes_one_file_whose_positions_are_hearing_time()
    {
        using var folder = new TempFolder();
        using Rig first = ProgrammePictureTests.Grid(1), second = ProgrammePictureTests.Grid(1);
        first.Record();
        first.Run(30);
        first.Programme.StopEncoding();
        second.Record(3_000_000);
        second.Run(30);
        second.Programme.StopEncoding();
        List<Fragment> all = [.. first.Fragments];
        SlateClip.Make(first.Fragments[^1].ToUs, 3_000_000, s_scene, new ProgrammeOptions(), all.Add);
        all.AddRange(second.Fragments);
        Mp4Remux.ToPlainMp4(all.Select(f => f.Bytes.ToArray()).Prepend(first.Init).Select(b => new MemoryStream(b)), folder["all.mp4"]);

        JsonElement packets = Ffmpeg.Probe("-select_streams", "v", "-show_packets", folder["all.mp4"]).GetProperty("packets");
        double[] times = [.. packets.EnumerateArray().Select(p => double.Parse(p.GetProperty("pts_time").GetString()!))];
        Assert.Equal(105, times.Length);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(0.04, pair.Second - pair.First, 0.001));
        Assert.Equal(0, times[0]);
        float[] sound = Ffmpeg.Sound(folder["all.mp4"]);
        Assert.True(sound.AsSpan(70_000, 60_000).ToArray().Max(Math.Abs) < 0.01, "the slate is not silent");
        Assert.True(sound.AsSpan(155_000, 30_000).ToArray().Max(Math.Abs) > 0.05, "the second epoch is not heard");
    }

    [Fact]
    public void An_hour_of_slate_takes_no_time()
    {
        long bytes = 0, last = 0;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        SlateClip.Make(0, 3_600_000_000, s_scene, new ProgrammeOptions(), fragment => (bytes, last) = (bytes + fragment.Bytes.Length, fragment.ToUs));
        Assert.Equal(3_600_000_000, last);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
        Assert.InRange(bytes, 1_000_000, 300_000_000);
    }
}
