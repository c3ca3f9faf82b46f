using Arbitration.Media.Libav;

namespace Arbitration.Media.Tests.Libav;

public sealed class ClipFileTests
{
    private const string Tone = "aevalsrc='0.25*sin(2*PI*1000*t)|0.25*sin(2*PI*1000*t)':s=44100:d=3";

    [Theory]
    [InlineData("mp4", "-c:v libx264 -bf 2 -g 50 -pix_fmt yuv420p -c:a aac", true)]
    [InlineData("webm", "-c:v libvpx -g 50 -c:a libopus", true)]
    [InlineData("mkv", "-c:v libx264 -g 50 -pix_fmt yuv420p -c:a pcm_s16le", true)]
    [InlineData("ogg", "-c:a libvorbis", false)]
    [InlineData("mp3", "-c:a libmp3lame", false)]
    [InlineData("wav", "-c:a pcm_s16le", false)]
    [InlineData("m4a", "-c:a aac", false)]
    public void Its_pictures_and_sound_come_with_their_positions_from_wherever_one_begins(string ending, string codecs, bool pictures)
    {
        using var folder = new TempFolder();
        string[] picture = pictures ? ["-f", "lavfi", "-i", "color=black:s=320x180:r=25:d=3,drawbox=c=white:t=fill:enable='gte(t,2)'"] : [];
        Ffmpeg.Run([.. picture, "-f", "lavfi", "-i", Tone, .. codecs.Split(' '), "-ac", "2", folder["clip." + ending]]);
        Check(folder["clip." + ending], 0, pictures);
        Check(folder["clip." + ending], 1_300_000, pictures);
    }

    [Fact]
    public void A_large_upright_video_of_a_telephone_is_turned_and_scaled_down()
    {
        using var folder = new TempFolder();
        Ffmpeg.Run("-f", "lavfi", "-i", "color=black:s=1920x1080:r=60:d=0.5,drawbox=x=0:w=960:h=1080:y=0:c=white:t=fill", "-c:v", "libx264", "-pix_fmt", "yuv420p", folder["lying.mp4"]);
        Ffmpeg.Run("-i", folder["lying.mp4"], "-c", "copy", "-metadata:s:v:0", "rotate=90", folder["upright.mp4"]);
        List<VideoFrame> pictures = [];
        ClipFile.Read(folder["upright.mp4"], 0, pictures.Add, static (_, _) => { });
        byte[] whole = Ffmpeg.Pictures(folder["upright.mp4"], 1080, 1920)[0];
        Assert.Equal((404, 720), (pictures[0].Width, pictures[0].Height));
        // Sixty a second are more than anybody would see.
        Assert.InRange(pictures.Count, 13, 16);
        Assert.Equal(whole[(100 * 1080) + 540], pictures[0].Plane(0)[(40 * pictures[0].Stride(0)) + 200], 4.0);
        Assert.Equal(whole[(1800 * 1080) + 540], pictures[0].Plane(0)[(680 * pictures[0].Stride(0)) + 200], 4.0);
        pictures.ForEach(picture => picture.Dispose());
    }

    [Fact]
    public void Full_range_becomes_the_programmes_range()
    {
        using var folder = new TempFolder();
        Ffmpeg.Run("-f", "lavfi", "-i", "color=white:s=320x180:r=25:d=0.2", "-vf", "scale=out_range=pc", "-c:v", "libx264", "-pix_fmt", "yuvj420p", "-color_range", "pc", folder["clip.mp4"]);
        byte seen = 0;
        ClipFile.Read(folder["clip.mp4"], 0, picture =>
        {
            seen = picture.Plane(0)[0];
            picture.Dispose();
        }, static (_, _) => { });
        Assert.InRange(seen, 233, 236);
    }

    [Fact]
    public void Rubbish_text_pages_and_playlists_are_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["random"], [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * 7919 >> 3))]);
        File.WriteAllText(folder["text"], string.Concat(Enumerable.Repeat("证据目录\n", 1000)));
        File.WriteAllText(folder["playlist"], "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n");
        File.WriteAllText(folder["concat"], "ffconcat version 1.0\nfile /etc/passwd\n");
        Ffmpeg.Run("-f", "lavfi", "-i", "testsrc2=s=320x240", "-frames:v", "1", folder["page.png"]);
        Ffmpeg.Run("-f", "lavfi", "-i", "testsrc2=s=320x240:d=2", "-c:v", "libx264", folder["whole.mp4"]);
        byte[] whole = File.ReadAllBytes(folder["whole.mp4"]);
        File.WriteAllBytes(folder["without-index"], whole[..(whole.Length / 2)]);
        Assert.All(["random", "text", "playlist", "concat", "page.png", "without-index", "missing"], name =>
            Assert.Throws<LibavException>(() => ClipFile.Read(folder[name], 0, picture => picture.Dispose(), static (_, _) => { })));
    }

    private static void Check(string file, long fromUs, bool pictures)
    {
        List<(long Us, byte Light)> seen = [];
        float[] sound = new float[48_000 * 4];
        long firstUs = long.MaxValue, lastUs = 0;
        ClipFile.Read(file, fromUs, picture =>
        {
            seen.Add((picture.Pts, picture.Plane(0)[(picture.Height / 2 * picture.Stride(0)) + 50]));
            picture.Dispose();
        }, (mono, us) =>
        {
            (firstUs, lastUs) = (Math.Min(firstUs, us), us + (mono.Length * 1000L / 48));
            int skip = (int)Math.Max(0, -us * 48 / 1000);
            if (mono.Length > skip)
            {
                mono[skip..].CopyTo(sound.AsSpan((int)(Math.Max(0, us) * 48 / 1000)));
            }
        });
        Assert.InRange(firstUs, fromUs - 150_000, fromUs + 30_000);
        Assert.InRange(lastUs, 2_950_000, 3_100_000);
        Assert.InRange(TestMedia.Amplitude(sound.AsSpan(48_000 * 2, 24_000), 1000), 0.22, 0.28);
        if (!pictures)
        {
            Assert.Empty(seen);
            return;
        }
        // A container may begin with the sound's priming, a little before the first picture.
        Assert.InRange(seen[0].Us, fromUs - 40_000, fromUs + 15_000);
        Assert.Equal((3_000_000 - seen[0].Us) / 40_000.0, seen.Count, 1.01);
        Assert.Equal(seen.Select(one => one.Us).Order(), seen.Select(one => one.Us));
        Assert.InRange(seen.First(one => one.Light > 128).Us, 1_990_000, 2_016_000);
    }
}
