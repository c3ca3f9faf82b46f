using System.Diagnostics;
using System.Globalization;
using Arbitration.Media.Contract;
using Arbitration.Testing;

namespace Arbitration.Bench.Load;

/// <summary>A hearing of six people and a document camera, recorded and watched, for some minutes: is it on time, what does each process use.</summary>
internal static class LoadBench
{
    internal static readonly TimeSpan UsualLength = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(5), s_look = TimeSpan.FromSeconds(10);

    /// <param name="Slowest">Pictures a second of the source that the viewer sees fewest of.</param>
    private readonly record struct Viewed(string Slowest, double PicturesPerSecond);

    internal static async Task<IReadOnlyList<Figure>> RunAsync(TimeSpan length)
    {
        using var folder = new BenchFolder();
        StoredCameras cameras = await StoredCameras.MakeAsync(folder.Path, FullHearing.People);
        await using FullHearing room = await FullHearing.OpenAsync(cameras);
        await using var node = new NodeWatch(room.NodeSocket, room.Hearing);
        await Task.Delay(s_settle, TimeProvider.System);
        (string Figure, int Pid)[] processes = [("load.cpu_court_server", room.System.Pid("court-server")), ("load.cpu_node", room.System.Pid("media-node")), ("load.cpu_janus", room.System.GatewayPid())];
        double[] cpu = [.. processes.Select(one => CpuTime.ProcessSeconds(one.Pid))];
        Heartbeat before = await node.NextAsync();
        long began = Stopwatch.GetTimestamp();
        (Viewed all, Viewed worst) = await WatchAsync(room.Viewer, length);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        double[] cores = [.. processes.Zip(cpu, (one, used) => (CpuTime.ProcessSeconds(one.Pid) - used) / seconds)];
        Heartbeat after = await node.NextAsync();
        string what = string.Create(CultureInfo.InvariantCulture,
            $"six people 640×360 and a document camera 1280×720 by RTP, VP8 at 25, recorded, one Chromium watching all seven, {seconds:0} s");
        if (after.Epoch == 0)
        {
            throw new InvalidOperationException("nothing was recorded");
        }
        return
        [
            new Figure("load.late_frames", after.LateTicks - before.LateTicks, "frames", $"pictures of the programme more than 120 ms late, of {after.Ticks - before.Ticks}; {what}"),
            .. processes.Zip(cores, (one, used) => new Figure(one.Figure, Math.Round(used, 3), "cores", what)),
            new Figure("load.viewer_frames_per_second_min", Math.Round(all.PicturesPerSecond, 1), "1/s", string.Create(CultureInfo.InvariantCulture,
                $"pictures decoded of {all.Slowest}, the slowest source; in the worst {s_look.TotalSeconds} s {worst.PicturesPerSecond:0.0} of {worst.Slowest}; {what}")),
        ];
    }

    private static async Task<(Viewed All, Viewed Worst)> WatchAsync(Person viewer, TimeSpan length)
    {
        Dictionary<string, long> first = await Courtroom.FramesAsync(viewer), before = first;
        long began = Stopwatch.GetTimestamp(), at = began;
        var worst = new Viewed("", double.MaxValue);
        while (Stopwatch.GetElapsedTime(began) is var passed && passed < length)
        {
            await Task.Delay(length - passed < s_look ? length - passed : s_look, TimeProvider.System);
            Dictionary<string, long> now = await Courtroom.FramesAsync(viewer);
            Viewed slowest = Slowest(before, now, Stopwatch.GetElapsedTime(at));
            worst = slowest.PicturesPerSecond < worst.PicturesPerSecond ? slowest : worst;
            (before, at) = (now, Stopwatch.GetTimestamp());
        }
        return (Slowest(first, before, Stopwatch.GetElapsedTime(began, at)), worst);
    }

    // A source that is gone has shown nothing; one that was connected anew counts from nought.
    private static Viewed Slowest(Dictionary<string, long> before, Dictionary<string, long> now, TimeSpan passed) => before
        .Select(source => new Viewed(source.Key, Math.Max(0, now.GetValueOrDefault(source.Key) - source.Value) / passed.TotalSeconds)).MinBy(one => one.PicturesPerSecond);
}
