using Arbitration.Media.Libav;
using Xunit;

namespace Arbitration.Media.Tests.Libav;

public sealed class DecodingTests
{
    [Fact]
    public void Vp8_frames_come_out_as_the_pictures_that_went_in()
    {
        using var folder = new TempFolder();
        byte[] ivf = Encode(folder, "v.ivf", "-c:v", "libvpx", "-b:v", "1M", "-deadline", "realtime", "-f", "ivf");
        AssertColours(VideoCodec.Vp8, Containers.Ivf(ivf));
    }

    [Fact]
    public void H264_access_units_come_out_as_the_pictures_that_went_in()
    {
        using var folder = new TempFolder();
        byte[] annexB = Encode(folder, "v.h264", "-c:v", "libx264", "-tune", "zerolatency", "-aud", "1", "-f", "h264");
        AssertColours(VideoCodec.H264, Containers.AnnexB(annexB));
    }

    [Fact]
    public void A_picture_comes_out_as_soon_as_its_bytes_went_in()
    {
        using var folder = new TempFolder();
        byte[] annexB = Encode(folder, "v.h264", "-c:v", "libx264", "-tune", "zerolatency", "-aud", "1", "-f", "h264");
        using var decoder = new VideoDecoder(VideoCodec.H264);
        decoder.Send(Containers.AnnexB(annexB).First(), 77);
        Assert.Equal(Drained.Frame, decoder.Receive(out VideoFrame? frame));
        Assert.Equal(77, frame!.Pts);
        frame.Dispose();
        Assert.Equal(Drained.NeedsInput, decoder.Receive(out _));
    }

    [Fact]
    public void Damaged_video_raises_an_exception_and_a_keyframe_heals()
    {
        using var folder = new TempFolder();
        List<byte[]> frames = [.. Containers.Ivf(Encode(folder, "v.ivf", "-c:v", "libvpx", "-b:v", "1M", "-deadline", "realtime", "-f", "ivf"))];
        using var decoder = new VideoDecoder(VideoCodec.Vp8);
        Assert.Throws<LibavException>(() => decoder.Send([0x10, 0xff, 0xff, 1, 2, 3], 0));
        decoder.Send(frames[0], 1);
        Assert.Equal(Drained.Frame, decoder.Receive(out VideoFrame? frame));
        frame!.Dispose();
    }

    [Fact]
    public void A_picture_of_another_size_may_follow()
    {
        using var folder = new TempFolder();
        byte[] small = Encode(folder, "s.ivf", "-vf", "scale=320:180", "-c:v", "libvpx", "-f", "ivf");
        byte[] large = Encode(folder, "l.ivf", "-c:v", "libvpx", "-f", "ivf");
        using var decoder = new VideoDecoder(VideoCodec.Vp8);
        List<int> widths = [];
        foreach (byte[] unit in Containers.Ivf(small).Take(3).Concat(Containers.Ivf(large).Take(3)))
        {
            decoder.Send(unit, 0);
            while (decoder.Receive(out VideoFrame? frame) == Drained.Frame)
            {
                widths.Add(frame!.Width);
                frame.Dispose();
            }
        }
        Assert.Equal([320, 320, 320, 640, 640, 640], widths);
    }

    [Fact]
    public void Opus_packets_come_out_as_the_tone_that_went_in()
    {
        float[] sound = DecodeOpus(lost: _ => false);
        Assert.InRange(sound.Length, 47_000, 50_000);
        Assert.InRange(TestMedia.Amplitude(sound.AsSpan(9600, 28_800), 440), 0.1, 0.15);
    }

    [Fact]
    public void A_lost_Opus_packet_is_concealed_without_a_hole()
    {
        float[] sound = DecodeOpus(lost: number => number == 20);
        float loudest = sound.AsSpan(20 * 960, 960).ToArray().Max(Math.Abs);
        Assert.True(loudest > 0.05, $"the concealed packet's loudest sample is {loudest}");
    }

    private static float[] DecodeOpus(Func<int, bool> lost)
    {
        using var folder = new TempFolder();
        Ffmpeg.Run("-f", "lavfi", "-i", "sine=440:duration=1:sample_rate=48000", "-c:a", "libopus", "-b:a", "48k", folder["a.ogg"]);
        using var decoder = new OpusDecoder();
        float[] room = new float[OpusDecoder.MaxSamples];
        List<float> sound = [];
        int number = 0;
        foreach (byte[] packet in Containers.OggOpus(File.ReadAllBytes(folder["a.ogg"])))
        {
            int count = lost(number++) ? decoder.Conceal(960, room) : decoder.Decode(packet, room);
            sound.AddRange(room[..count]);
        }
        return [.. sound];
    }

    private static byte[] Encode(TempFolder folder, string name, params string[] how)
    {
        string file = folder[name];
        Ffmpeg.Run(["-f", "lavfi", "-i", "color=c=0x20A040:size=640x360:rate=25:duration=1", "-pix_fmt", "yuv420p", .. how, file]);
        return File.ReadAllBytes(file);
    }

    private static void AssertColours(VideoCodec codec, IEnumerable<byte[]> units)
    {
        using var decoder = new VideoDecoder(codec);
        int pictures = 0;
        foreach (byte[] unit in units)
        {
            decoder.Send(unit, pictures * 40_000L);
            while (decoder.Receive(out VideoFrame? frame) == Drained.Frame)
            {
                Assert.Equal((640, 360, pictures++ * 40_000L), (frame!.Width, frame.Height, frame.Pts));
                // 0x20A040 in BT.601 is Y 107, U 102, V 79; libvpx keeps a flat colour to within some 8 steps.
                Assert.InRange(TestMedia.Mean(frame.Plane(0)[..640]), 100, 114);
                Assert.InRange(TestMedia.Mean(frame.Plane(1)[..320]), 93, 111);
                Assert.InRange(TestMedia.Mean(frame.Plane(2)[..320]), 70, 88);
                frame.Dispose();
            }
        }
        Assert.Equal(25, pictures);
    }
}
