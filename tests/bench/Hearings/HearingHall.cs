using System.Diagnostics;

namespace Arbitration.Bench.Hearings;

/// <summary>Several hearings at once on two cores, watched for a while.</summary>
internal static class HearingHall
{
    private const nint TwoCores = 0b11;
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_picture = TimeSpan.FromSeconds(1.0 / HearingContent.FrameRate);

    /// <param name="Late">Ticks, pictures and packets more than 120 ms late.</param>
    /// <param name="LatestTickMs">The latest tick of all.</param>
    /// <param name="CpuPerHearing">CPU seconds a second.</param>
    /// <param name="Faults">Whatever went wrong otherwise.</param>
    internal sealed record Outcome(int Hearings, long Late, double LatestTickMs, double CpuPerHearing, IReadOnlyList<string> Faults)
    {
        internal bool IsOnTime => Late == 0 && Faults.Count == 0;
    }

    internal static async Task<Outcome> RunAsync(HearingContent content, int hearings, TimeSpan length)
    {
        using var folder = new BenchFolder();
        using var self = Process.GetCurrentProcess();
        nint before = self.ProcessorAffinity;
        self.ProcessorAffinity = TwoCores;
        List<RunningHearing> running = [];
        try
        {
            for (int i = 0; i < hearings; i++)
            {
                running.Add(RunningHearing.Start(content, Path.Combine(folder.Path, $"room-{i}")));
                // Nobody makes hearings begin in the same thousandth of a second.
                await Task.Delay(s_picture / hearings, TimeProvider.System);
            }
            return await WatchAsync(running, length);
        }
        finally
        {
            foreach (RunningHearing hearing in running)
            {
                await hearing.DisposeAsync();
            }
            self.ProcessorAffinity = before;
        }
    }

    private static async Task<Outcome> WatchAsync(List<RunningHearing> running, TimeSpan length)
    {
        await Task.Delay(s_settle, TimeProvider.System);
        long late = running.Sum(hearing => hearing.Late), from = Stopwatch.GetTimestamp();
        double cpu = CpuTime.OwnSeconds();
        await Task.Delay(length, TimeProvider.System);
        double perHearing = (CpuTime.OwnSeconds() - cpu) / Stopwatch.GetElapsedTime(from).TotalSeconds / running.Count;
        return new Outcome(running.Count, running.Sum(hearing => hearing.Late) - late, running.Max(hearing => hearing.LatestTickUs) / 1000.0,
            perHearing, [.. running.SelectMany(hearing => hearing.Faults)]);
    }
}
