using Arbitration.Testing;

namespace Arbitration.EndToEnd.Tests;

/// <summary>The measuring itself: an offset that was put into a file is the offset that comes out.</summary>
public sealed class FlashAndBeepTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(200)]
    [InlineData(-160)]
    public async Task A_planted_offset_is_found(int plantedMs)
    {
        var file = Path.Combine(Path.GetTempPath(), $"offset-{Guid.NewGuid():N}.mp4");
        var shift = plantedMs / 1000d;
        FormattableString tone = $"aevalsrc='0.4*sin(2*PI*1100*t)*lt(mod(t-{shift}+2,2),0.12)':d=9:s=48000";
        FormattableString picture = $"color=c=0xCF1717:s=640x360:r=25:d=9,drawbox=x=0:y=0:w=640:h=360:c=white:t=fill:enable='lt(mod(t,2),0.12)'";
        var made = await CommandLine.RunAsync("ffmpeg",
            ["-y", "-v", "error", "-f", "lavfi", "-i", FormattableString.Invariant(picture), "-f", "lavfi", "-i", FormattableString.Invariant(tone),
             "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac", file]);
        Assert.True(made.ExitCode == 0, made.Errors);
        try
        {
            var witness = new MediaFile(file);
            var tile = Tile.Find(await witness.PictureAsync(1, 640, 360), 640, hue: 0);
            Assert.NotNull(tile);
            var offsets = await FlashAndBeep.OffsetsAsync(witness, tile, Signal.Claimant);
            Assert.InRange(offsets.Count, 3, 5);
            Assert.All(offsets, pair => Assert.InRange(pair.Offset, shift - 0.03, shift + 0.03));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
