using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Arbitration.Bench.Mix;
using Arbitration.Testing;

namespace Arbitration.Bench.Browser;

/// <summary>
/// A recorder as those built on Chromium are (Jibri, LiveKit's egress): the browser decodes, scales, arranges and letters the
/// cameras in a page on a virtual screen, and ffmpeg takes the screen 25 times a second and encodes it as our programme is.
/// The browser decodes and mixes the sounds too, into nothing; ffmpeg encodes a tone in their stead.
/// </summary>
internal static partial class BrowserCapture
{
    private const string Display = ":87";
    private const int Seconds = 10;
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(4), s_begun = TimeSpan.FromSeconds(1), s_window = TimeSpan.FromSeconds(Seconds - 2);
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(40);

    /// <param name="BrowserCpu">CPU seconds a second of the browser and its screen.</param>
    /// <param name="EncoderCpu">The same of ffmpeg.</param>
    /// <param name="PicturesPerSecond">So many of the encoded pictures differ from the one before.</param>
    internal readonly record struct Outcome(double BrowserCpu, double EncoderCpu, double PicturesPerSecond)
    {
        internal double Cpu => BrowserCpu + EncoderCpu;
    }

    internal static async Task<Outcome> MeasureAsync(string page, string folder)
    {
        using var limit = new CancellationTokenSource(s_limit);
        string profile = Directory.CreateTempSubdirectory("arbitration-profile-").FullName, film = Path.Combine(folder, "browser.mp4");
        try
        {
            await using VirtualScreen screen = await VirtualScreen.OpenAsync(Display, page, profile);
            await Task.Delay(s_settle, TimeProvider.System, limit.Token);
            using Process encoder = StartEncoder(film);
            await Task.Delay(s_begun, TimeProvider.System, limit.Token);
            (double Browser, double Encoder) before = (screen.CpuSeconds, CpuTime.TreeSeconds(encoder.Id));
            long from = Stopwatch.GetTimestamp();
            await Task.Delay(s_window, TimeProvider.System, limit.Token);
            double seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
            (double Browser, double Encoder) after = (screen.CpuSeconds, CpuTime.TreeSeconds(encoder.Id));
            await encoder.WaitForExitAsync(limit.Token);
            return new Outcome((after.Browser - before.Browser) / seconds, (after.Encoder - before.Encoder) / seconds, await PicturesAsync(film));
        }
        finally
        {
            Directory.Delete(profile, recursive: true);
        }
    }

    private static Process StartEncoder(string film)
    {
        string seconds = Seconds.ToString(CultureInfo.InvariantCulture), size = $"{MixCase.Width}x{MixCase.Height}";
        return Process.Start("ffmpeg",
        [
            "-v", "error", "-nostdin", "-y", "-f", "x11grab", "-framerate", "25", "-video_size", size, "-draw_mouse", "0", "-i", Display,
            "-re", "-f", "lavfi", "-i", "sine=frequency=300:sample_rate=48000", "-t", seconds, "-filter_threads", "1",
            "-vf", "scale=out_range=tv:flags=fast_bilinear,format=yuv420p", .. FfmpegMixer.Encoding, "-c:a", "aac", "-b:a", "96k", film,
        ]);
    }

    private static async Task<double> PicturesAsync(string film)
    {
        CommandLine.Outcome outcome = await CommandLine.RunAsync("ffmpeg", ["-hide_banner", "-nostdin", "-i", film, "-vf", "mpdecimate", "-vsync", "vfr", "-an", "-f", "null", "-"]);
        MatchCollection frames = FrameCount().Matches(outcome.Errors);
        return frames.Count > 0 ? double.Parse(frames[^1].Groups[1].Value, CultureInfo.InvariantCulture) / Seconds
            : throw new InvalidOperationException($"the browser's film cannot be read: {outcome.Errors}");
    }

    [GeneratedRegex(@"frame=\s*([0-9]+)")]
    private static partial Regex FrameCount();
}
