using System.Buffers.Binary;
using System.Security.Cryptography;
using Arbitration.Media.Libav;

namespace Arbitration.Media.Tests.Libav;

public sealed class PageFileTests
{
    [Theory]
    [InlineData("png", "rgb24")]
    [InlineData("png", "gray")]
    [InlineData("jpg", "yuvj420p")]
    [InlineData("jpg", "yuvj444p")]
    [InlineData("webp", "yuv420p")]
    [InlineData("webp", "bgra")]
    public void White_paper_and_black_ink_keep_their_brightness(string ending, string format)
    {
        using var folder = new TempFolder();
        string file = folder["page." + ending];
        Ffmpeg.Run("-f", "lavfi", "-i", "color=white:s=401x300,format=rgb24,drawbox=x=0:y=0:w=200:h=300:c=black:t=fill", "-frames:v", "1", "-pix_fmt", format, "-q:v", "2", file);
        File.Move(file, folder["shown"]);
        using VideoFrame page = PageFile.Decode(folder["shown"]);
        Assert.Equal((400, 300), (page.Width, page.Height));
        byte ink = page.Plane(0)[(150 * page.Stride(0)) + 100], paper = page.Plane(0)[(150 * page.Stride(0)) + 300];
        Assert.InRange(ink, 15, 18);
        Assert.InRange(paper, 233, 236);
        Assert.InRange(page.Plane(1)[(75 * page.Stride(1)) + 150], 126, 130);
    }

    [Fact]
    public void Colours_are_those_of_the_page()
    {
        using var folder = new TempFolder();
        Ffmpeg.Run("-f", "lavfi", "-i", "color=0xC43B2F:s=64x64,format=rgb24", "-frames:v", "1", folder["page.png"]);
        using VideoFrame page = PageFile.Decode(folder["page.png"]);
        // BT.601, limited range.
        Assert.InRange(page.Plane(0)[2080], 97, 103);
        Assert.InRange(page.Plane(1)[500], 97, 103);
        Assert.InRange(page.Plane(2)[500], 187, 193);
    }

    [Fact]
    public void What_is_transparent_is_white()
    {
        using var folder = new TempFolder();
        Ffmpeg.Run("-f", "lavfi", "-i", "color=black@0.0:s=64x64,format=rgba", "-frames:v", "1", folder["page.png"]);
        using VideoFrame page = PageFile.Decode(folder["page.png"]);
        Assert.InRange(page.Plane(0)[2080], 233, 236);
    }

    [Fact]
    public void An_A4_page_at_300_dpi_keeps_every_pixel()
    {
        using var folder = new TempFolder();
        Ffmpeg.Run("-f", "lavfi", "-i", "color=white:s=2480x3508,format=rgb24,drawbox=x=1200:y=1700:w=2:h=2:c=black:t=fill", "-frames:v", "1", folder["page.png"]);
        using VideoFrame page = PageFile.Decode(folder["page.png"]);
        Assert.Equal((2480, 3508), (page.Width, page.Height));
        Assert.InRange(page.Plane(0)[(1700 * page.Stride(0)) + 1200], 15, 18);
        Assert.InRange(page.Plane(0)[(1700 * page.Stride(0)) + 1202], 233, 236);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    public void A_file_that_breaks_off_is_no_page(string ending)
    {
        using var folder = new TempFolder();
        Ffmpeg.Run("-f", "lavfi", "-i", "testsrc2=s=640x480", "-frames:v", "1", folder["page." + ending]);
        byte[] whole = File.ReadAllBytes(folder["page." + ending]);
        foreach (int percent in (int[])[1, 30, 70, 90])
        {
            File.WriteAllBytes(folder["broken"], whole[..(whole.Length * percent / 100)]);
            Assert.Throws<LibavException>(() => PageFile.Decode(folder["broken"]).Dispose());
        }
    }

    [Fact]
    public void Rubbish_text_video_and_pages_of_absurd_size_are_refused()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder["random"], RandomNumberGenerator.GetBytes(100_000));
        File.WriteAllText(folder["text"], string.Concat(Enumerable.Repeat("证据目录\n", 1000)));
        File.WriteAllBytes(folder["empty"], []);
        Ffmpeg.Run("-f", "lavfi", "-i", "testsrc2=s=320x240:d=1", "-f", "mp4", folder["video"]);
        Ffmpeg.Run("-f", "lavfi", "-i", "color=white:s=64x64", "-frames:v", "1", folder["page.png"]);
        byte[] png = File.ReadAllBytes(folder["page.png"]);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 60_000);
        File.WriteAllBytes(folder["absurd"], png);
        File.WriteAllText(folder["playlist"], "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n");
        Assert.All(["random", "text", "empty", "video", "absurd", "playlist", "missing"], name => Assert.Throws<LibavException>(() => PageFile.Decode(folder[name])));
    }
}
