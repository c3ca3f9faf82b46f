using Arbitration.Media.Libav;
using Arbitration.Media.Tests.Node;

namespace Arbitration.Bench;

/// <summary>An hour with senders whose crystals are 100 ppm off, faster than real time: where picture and sound lie on the node's time axis.</summary>
internal static class DriftBench
{
    private static readonly TimeSpan s_length = TimeSpan.FromMinutes(60);

    internal static Task<IReadOnlyList<Figure>> RunAsync()
    {
        LibavVersion.Require();
        List<(double Ppm, DriftRun Run)> runs = [.. new[] { 100d, -100d }.Select(ppm => (ppm, DriftRun.Of(ppm, s_length, seed: 5)))];
        foreach ((double ppm, DriftRun run) in runs)
        {
            Console.Error.WriteLine($"{ppm} ppm: pictures {run.Pictures.MsPerHour:0.00}, sound {run.Sounds.MsPerHour:0.00}, beeps as heard {run.Beeps.MsPerHour:0.00} ms an hour ({run.Beeps.Count} beeps)");
        }
        const string how = "60 minutes of generated RTP, crystals +100 and -100 ppm, 30 ms jitter, 1 % loss; receivers, decoder and sound of the node; the worse of both";
        return Task.FromResult<IReadOnlyList<Figure>>(
        [
            Worst("sync.drift_picture_ms_per_hour", run => run.Pictures.MsPerHour), Worst("sync.drift_sound_ms_per_hour", run => run.Beeps.MsPerHour),
            Worst("sync.drift_apart_ms_per_hour", run => run.Pictures.MsPerHour - run.Beeps.MsPerHour),
        ]);

        Figure Worst(string name, Func<DriftRun, double> of) => new(name, Math.Round(runs.Max(one => Math.Abs(of(one.Run))), 2), "ms/h", how);
    }
}
