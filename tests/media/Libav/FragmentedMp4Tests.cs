using System.Text.Json;
using Arbitration.Media.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Libav;

public sealed class FragmentedMp4Tests
{
    [Fact]
    public void Ffprobe_finds_duration_size_rate_and_sound()
    {
        using var folder = new TempFolder();
        Recorded recorded = Record(0, frames: 75);
        recorded.Save(folder["r.mp4"]);
        JsonElement probe = Ffmpeg.Probe("-show_format", "-show_streams", folder["r.mp4"]);
        JsonElement video = probe.GetProperty("streams")[0], audio = probe.GetProperty("streams")[1];
        Assert.Equal((1280, 720), (video.GetProperty("width").GetInt32(), video.GetProperty("height").GetInt32()));
        Assert.Equal("25/1", video.GetProperty("avg_frame_rate").GetString());
        Assert.Equal("h264", video.GetProperty("codec_name").GetString());
        Assert.Equal("aac", audio.GetProperty("codec_name").GetString());
        Assert.Equal("48000", audio.GetProperty("sample_rate").GetString());
        Assert.InRange(double.Parse(probe.GetProperty("format").GetProperty("duration").GetString()!), 2.95, 3.06);
    }

    [Fact]
    public void Each_fragment_is_one_second_and_starts_with_a_keyframe()
    {
        Recorded recorded = Record(0, frames: 60);
        Assert.Equal([(0, 1_000_000), (1_000_000, 2_000_000), (2_000_000, 2_400_000)], recorded.Fragments.Select(f => (f.FromUs, f.ToUs)));
        using var folder = new TempFolder();
        foreach (Fragment fragment in recorded.Fragments)
        {
            File.WriteAllBytes(folder["one.mp4"], [.. recorded.Init, .. fragment.Bytes.Span]);
            JsonElement first = Ffmpeg.Probe("-select_streams", "v", "-show_packets", folder["one.mp4"]).GetProperty("packets")[0];
            Assert.StartsWith("K", first.GetProperty("flags").GetString(), StringComparison.Ordinal);
            Assert.Equal(fragment.FromUs / 1e6, double.Parse(first.GetProperty("pts_time").GetString()!), 3);
        }
    }

    [Theory]
    [InlineData(73_400_000)]
    [InlineData(10_800_123_457)]
    public void A_later_epoch_starts_at_its_hearing_time_in_both_tracks(long hearingUs)
    {
        using var folder = new TempFolder();
        Record(hearingUs, frames: 50).Save(folder["r.mp4"]);
        foreach (string track in (string[])["v", "a"])
        {
            JsonElement packets = Ffmpeg.Probe("-select_streams", track, "-show_packets", folder["r.mp4"]).GetProperty("packets");
            Assert.Equal(hearingUs / 1e6, double.Parse(packets[0].GetProperty("pts_time").GetString()!), 0.0001);
        }
    }

    [Fact]
    public void The_init_segment_is_the_same_in_each_run_and_epoch() =>
        Assert.Equal(Record(0, frames: 2).Init, Record(73_400_000, frames: 30).Init);

    [Fact]
    public void Sound_and_picture_of_one_moment_lie_at_one_time_in_the_file()
    {
        using var folder = new TempFolder();
        Record(0, frames: 100, flashAt: 50).Save(folder["r.mp4"]);
        double flash = Ffmpeg.Pictures(folder["r.mp4"], 1280, 720).TakeWhile(p => TestMedia.Mean(p.AsSpan(0, 1280)) < 150).Count() / 25.0;
        double beep = Ffmpeg.Sound(folder["r.mp4"]).TakeWhile(s => Math.Abs(s) < 0.1).Count() / 48_000.0;
        Assert.Equal(2.0, flash, 0.001);
        Assert.InRange(beep - flash, -0.025, 0.025);
    }

    [Fact]
    public void A_forced_keyframe_cuts_the_fragment_where_the_sound_is_cut_too()
    {
        Recorded recorded = Record(0, frames: 50, keyframeAt: 30);
        Assert.Equal([0, 1_000_000, 1_200_000], recorded.Fragments.Select(f => f.FromUs));
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["tail.mp4"], [.. recorded.Init, .. recorded.Fragments[2].Bytes.Span]);
        JsonElement sound = Ffmpeg.Probe("-select_streams", "a", "-show_packets", folder["tail.mp4"]).GetProperty("packets")[0];
        Assert.InRange(double.Parse(sound.GetProperty("pts_time").GetString()!), 1.2, 1.222);
    }

    [Fact]
    public void Epochs_become_one_plain_file_with_their_times_kept()
    {
        using var folder = new TempFolder();
        Recorded first = Record(0, frames: 60), second = Record(2_400_000, frames: 50, flashAt: 25);
        IEnumerable<Stream> pieces = first.Fragments.Concat(second.Fragments).Select(f => f.Bytes.ToArray())
            .Prepend(first.Init).Select(bytes => new MemoryStream(bytes));
        List<long> done = [];
        Mp4Remux.ToPlainMp4(pieces, folder["plain.mp4"], done.Add);

        JsonElement probe = Ffmpeg.Probe("-show_format", "-show_streams", folder["plain.mp4"]);
        Assert.Equal("110", probe.GetProperty("streams")[0].GetProperty("nb_frames").GetString());
        Assert.InRange(double.Parse(probe.GetProperty("format").GetProperty("duration").GetString()!), 4.38, 4.45);
        double beep = Ffmpeg.Sound(folder["plain.mp4"]).TakeWhile(s => Math.Abs(s) < 0.1).Count() / 48_000.0;
        Assert.InRange(beep, 3.375, 3.425);
        Assert.Equal(4, done.Count);
        Assert.True(File.ReadAllBytes(folder["plain.mp4"]).AsSpan(0, 4096).IndexOf("moov"u8) > 0, "the index is not in front");
    }

    [Fact]
    public void A_fault_of_a_piece_reaches_the_caller_of_the_export()
    {
        using var folder = new TempFolder();
        static IEnumerable<Stream> Broken() => throw new IOException("disk gone");
        IEnumerable<Stream> pieces = new[] { 1 }.SelectMany(_ => Broken());
        Assert.Throws<IOException>(() => Mp4Remux.ToPlainMp4(pieces, folder["x.mp4"]));
    }

    private static Recorded Record(long hearingUs, int frames, int flashAt = -1, int keyframeAt = -1)
    {
        using var video = new H264Encoder(new VideoEncoding());
        using var audio = new AacEncoder();
        var fragments = new List<Fragment>();
        using var file = new FragmentedMp4(video, audio, hearingUs, fragments.Add);
        using var packet = new EncodedPacket();
        float[] silence = new float[1920], beep = TestMedia.Tone(1000, 1920, 0.5f);
        for (int number = 0; number < frames; number++)
        {
            ReadOnlySpan<float> sound = number == flashAt ? beep : silence;
            while (sound.Length > 0)
            {
                sound = sound[audio.Send(sound)..];
                while (audio.Receive(packet) == Drained.Frame)
                {
                    file.WriteAudio(packet);
                }
            }
            using VideoFrame picture = TestMedia.Picture(1280, 720, number == flashAt ? (byte)235 : (byte)60, 110, 120, number);
            video.Send(picture, number == keyframeAt);
            while (video.Receive(packet) == Drained.Frame)
            {
                file.WriteVideo(packet);
            }
        }
        audio.Finish();
        while (audio.Receive(packet) == Drained.Frame)
        {
            file.WriteAudio(packet);
        }
        file.Finish();
        return new Recorded(file.Init, fragments);
    }

    private sealed record Recorded(byte[] Init, List<Fragment> Fragments)
    {
        internal void Save(string path) => File.WriteAllBytes(path, [.. Init, .. Fragments.SelectMany(f => f.Bytes.ToArray())]);
    }
}
