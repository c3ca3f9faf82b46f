using System.Diagnostics;
using Arbitration.Media.Node;
using Arbitration.Media.Tests.Libav;

namespace Arbitration.Media.Tests.Node;

/// <summary>The real decoding process.</summary>
public sealed class DecoderProcessTests : IDisposable
{
    private readonly TempFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_page_comes_out_whole_and_then_its_end()
    {
        Ffmpeg.Run("-f", "lavfi", "-i", "color=white:s=1240x1754", "-frames:v", "1", _files["page.png"]);
        using var decoder = DecoderProcess.ForPage(_files["page.png"]);
        var page = decoder.Answers.Read();
        using (page.Picture)
        {
            Assert.Equal((DecodedKind.Picture, 1240, 1754), (page.Kind, page.Picture!.Width, page.Picture.Height));
            Assert.InRange(page.Picture.Plane(0)[500_000], 233, 236);
        }

        Assert.Equal(DecodedKind.End, decoder.Answers.Read().Kind);
    }

    [Fact]
    public void A_file_that_is_none_is_said_to_be_none()
    {
        File.WriteAllText(_files["text"], "证据目录");
        using var page = DecoderProcess.ForPage(_files["text"]);
        Assert.Equal(DecodedKind.Unreadable, page.Answers.Read().Kind);
        using var clip = DecoderProcess.ForClip(_files["text"], 0);
        Assert.Equal(DecodedKind.Unreadable, clip.Answers.Read().Kind);
    }

    [Fact]
    public void One_that_is_killed_breaks_off()
    {
        Ffmpeg.Run("-f", "lavfi", "-i", "testsrc2=s=640x360:d=20", "-c:v", "libx264", "-preset", "ultrafast", _files["clip.mp4"]);
        using var decoder = DecoderProcess.ForClip(_files["clip.mp4"], 5_000_000);
        var first = decoder.Answers.Read();
        first.Picture!.Dispose();
        Assert.Equal(5_000_000, first.PositionUs);
        // Nobody reads, so it waits: a clip is not decoded ahead of its reader.
        Assert.NotEmpty(ShownRoom.DecodersBelow(_files["clip.mp4"]));
        decoder.Kill();
        Assert.Throws<EndOfStreamException>(() => ReadOn(decoder));
    }

    private static void ReadOn(DecoderProcess decoder)
    {
        while (decoder.Answers.Read() is { Kind: not DecodedKind.End } part) part.Picture?.Dispose();
    }

    [Fact]
    public void It_ends_when_the_other_end_of_its_input_is_gone()
    {
        Ffmpeg.Run("-f", "lavfi", "-i", "testsrc2=s=640x360:d=20", "-c:v", "libx264", "-preset", "ultrafast", _files["clip.mp4"]);
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(DecoderProcess).Assembly.Location, DecodeCommand.Verb, DecodeCommand.Clip, _files["clip.mp4"], "0"])
            { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        using var decoder = Process.Start(start)!;
        Assert.Equal((int)DecodedKind.Picture, decoder.StandardOutput.BaseStream.ReadByte());
        decoder.StandardInput.Close();
        Assert.True(decoder.WaitForExit(TimeSpan.FromSeconds(30)), "it lives on");
    }
}
