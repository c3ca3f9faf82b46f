using System.Globalization;
using Arbitration.Bench.Mix;
using Arbitration.Media.Libav;

namespace Arbitration.Bench.Browser;

/// <summary>CPU of our mixer against a browser whose screen is captured, on the same four clips.</summary>
internal static class BrowserBench
{
    private const int Rounds = 5;

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        LibavVersion.Require();
        using var folder = new BenchFolder();
        MixClips clips = await MixClips.MakeAsync(new MixCase(4, Scaled: true), folder.Path);
        string page = await TilesPage.WriteAsync(clips, folder.Path);
        var ours = new Contest(clips, [new OurMixer()]);
        await ours.PlayAsync(measured: false);
        List<BrowserCapture.Outcome> theirs = [];
        for (int round = 0; round < Rounds; round++)
        {
            await ours.PlayAsync(measured: true);
            theirs.Add(await BrowserCapture.MeasureAsync(page, folder.Path));
        }
        double ratio = ours.Of("ours").Zip(theirs, (a, b) => a / b.Cpu).Median();
        return [new Figure("mix.cpu_ratio_vs_browser_capture", Math.Round(ratio, 3), "ratio", string.Create(CultureInfo.InvariantCulture,
            $"Chromium with the same four VP8 clips and sounds, names and clock in a page on Xvfb, x11grab at 25, libx264 and aac with our settings: browser and screen {theirs.Median(one => one.BrowserCpu):0.000} + ffmpeg {theirs.Median(one => one.EncoderCpu):0.000} CPU s per s, {theirs.Median(one => one.PicturesPerSecond):0.0} different pictures a second; {ours.Medians}; median of {Rounds} interleaved rounds"))];
    }
}
