using System.Diagnostics;
using Arbitration.Testing;

namespace Arbitration.Bench;

/// <summary>How soon somebody who was away is seen and heard again, and how soon a step of the tribunal is on the other screens.</summary>
internal static class RejoinBench
{
    private const int Rounds = 20, Steps = 100;
    private static readonly TimeSpan s_away = TimeSpan.FromSeconds(10), s_limit = TimeSpan.FromSeconds(60);

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using FencedHearing at = await FencedHearing.OpenAsync(static _ => []);
        await at.JoinAsync(s_limit);
        List<double> cuts = [], reloads = [];
        for (int round = 0; round < Rounds; round++)
        {
            cuts.Add((await Rejoin.AfterCutAsync(at, s_away, s_limit)).TotalMilliseconds);
            // Not always at the same moment of whatever goes by a clock.
            await Task.Delay(TimeSpan.FromMilliseconds(1_000 + (round * 137 % 1_000)), TimeProvider.System);
        }
        for (int round = 0; round < Rounds; round++)
        {
            reloads.Add((await Rejoin.AfterReloadAsync(at, s_limit)).TotalMilliseconds);
        }
        return
        [
            new Figure("rejoin.network_ms_p95", Math.Round(cuts.Percentile(0.95)), "ms",
                $"the party's network gone for {s_away.TotalSeconds} s, from its return until both see and hear each other, {Rounds} times, median {cuts.Median():0}; two browsers, looked at each 200 ms"),
            new Figure("rejoin.reload_ms_p95", Math.Round(reloads.Percentile(0.95)), "ms",
                $"the party's page loaded anew, until both see and hear each other, {Rounds} times, median {reloads.Median():0}; two browsers, looked at each 200 ms"),
        ];
    }

    internal static async Task<IReadOnlyList<Figure>> StepAsync()
    {
        await using RunningSystem system = await RunningSystem.StartAsync();
        Filing filing = await Filing.OpenAsync(system);
        await Proceedings.BringToAsync(system, filing.Hearing, "CheckIn");
        await using var staff = new Caller(system.Address);
        await staff.SignInAsync("clerk", system.Password("clerk"));
        await using Seat clerk = await Seat.EnterAsync(staff, filing.Hearing);
        List<double> waits = [];
        long sent = 0;
        List<Caller> callers = [];
        List<Seat> seats = [];
        foreach (DemoLink link in filing.Links)
        {
            var caller = new Caller(system.Address);
            callers.Add(caller);
            await caller.JoinAsync(link);
            Seat seat = await Seat.EnterAsync(caller, filing.Hearing);
            seat.Pushed += pushed =>
            {
                if (pushed.GetProperty("event").GetProperty("is").GetString() != "OverlayChanged")
                {
                    return;
                }
                lock (waits)
                {
                    waits.Add(Stopwatch.GetElapsedTime(Volatile.Read(ref sent)).TotalMilliseconds);
                }
            };
            seats.Add(seat);
        }
        for (int step = 0; step < Steps; step++)
        {
            Volatile.Write(ref sent, Stopwatch.GetTimestamp());
            await clerk.StepAsync(step % 2 == 0 ? "BeginInterruption" : "EndInterruption", "测量");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
        foreach (Seat seat in seats)
        {
            await seat.DisposeAsync();
        }
        foreach (Caller caller in callers)
        {
            await caller.DisposeAsync();
        }
        lock (waits)
        {
            return [new Figure("step.fanout_ms_p95", Math.Round(waits.Percentile(0.95), 1), "ms",
                $"a step, stored, until it is at the other screens over the hub; {waits.Count} arrivals of {Steps} steps at {seats.Count} screens, median {waits.Median():0.0}")];
        }
    }
}
