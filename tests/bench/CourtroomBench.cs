using System.Diagnostics;
using System.Text.Json;
using Arbitration.Testing;

namespace Arbitration.Bench;

/// <summary>What people wait for: the first picture after opening a page, and a keystroke of the clerk on the other screens.</summary>
internal static class CourtroomBench
{
    private const int Joins = 10;
    private const int Keys = 200;

    internal static async Task<IReadOnlyList<Figure>> JoinAsync()
    {
        await using var system = await RunningSystem.StartAsync();
        var filing = await Filing.OpenAsync(system);
        await using var room = await Courtroom.GatherAsync(system, filing.Links);
        await room.StepAsync(room.Clerk, "OpenLobby", "Waiting");
        var waits = new List<double>();
        for (var join = 0; join < Joins; join++)
        {
            var began = Stopwatch.GetTimestamp();
            await room.EnterAsync(room.Respondent);
            await Wait.UntilAsync("the first picture of somebody else", async () => (await Courtroom.FirstFrameMsAsync(room.Respondent)) is not null, TimeSpan.FromSeconds(30));
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [new Figure("join.first_frame_ms", Math.Round(waits.Percentile(0.5)), "ms", $"page opened to first remote picture, median of {Joins}, four browsers and the mixer on one machine; polled each 50 ms")];
    }

    /// <summary>A party whose network drops UDP: each time the way to the gateway has to be found anew.</summary>
    internal static async Task<IReadOnlyList<Figure>> JoinOverTurnAsync()
    {
        await using var at = await FencedHearing.OpenAsync(_ => [FencedHearing.Udp]);
        var first = await at.JoinAsync(TimeSpan.FromSeconds(30));
        var waits = new List<double>();
        for (var join = 0; join < Joins; join++)
        {
            var began = Stopwatch.GetTimestamp();
            await at.Party.Page.ReloadAsync();
            await Wait.UntilAsync("the clerk's picture", async () => (await Courtroom.FirstFrameMsAsync(at.Party)) is not null, TimeSpan.FromSeconds(30));
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return [new Figure("join.turn_tcp_ms", Math.Round(waits.Percentile(0.5)), "ms", $"page opened to first remote picture through TURN over TCP, UDP dropped, median of {Joins}; the first time from the click to seeing and hearing each other {first.TotalMilliseconds:0} ms")];
    }

    internal static async Task<IReadOnlyList<Figure>> TranscriptAsync()
    {
        await using var system = await RunningSystem.StartAsync();
        var filing = await Filing.OpenAsync(system);
        await using var clerkCaller = new Caller(system.Address);
        await clerkCaller.SignInAsync("clerk", system.Password("clerk"));
        await using var clerk = await Seat.EnterAsync(clerkCaller, filing.Hearing);
        var sent = new Dictionary<int, long>();
        var delays = new List<double>();
        var callers = new List<Caller>();
        var seats = new List<Seat>();
        foreach (var link in filing.Links)
        {
            var caller = new Caller(system.Address);
            callers.Add(caller);
            await caller.JoinAsync(link);
            var seat = await Seat.EnterAsync(caller, filing.Hearing);
            seat.DraftChanged += draft => Note(draft);
            seats.Add(seat);
        }

        void Note(JsonElement draft)
        {
            var now = Stopwatch.GetTimestamp();
            lock (sent)
                if (sent.TryGetValue(draft.GetProperty("rev").GetInt32(), out var at)) delays.Add(Stopwatch.GetElapsedTime(at, now).TotalMilliseconds);
        }

        for (var rev = 1; rev <= Keys; rev++)
        {
            lock (sent) sent[rev] = Stopwatch.GetTimestamp();
            await clerk.DraftAsync("bench", rev, new string('字', rev));
            // A fast typist's pace; the server passes on at most ten revisions a second.
            await Task.Delay(TimeSpan.FromMilliseconds(110), TimeProvider.System);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        foreach (var seat in seats) await seat.DisposeAsync();
        foreach (var caller in callers) await caller.DisposeAsync();
        lock (sent) return [new Figure("transcript.fanout_ms_p95", Math.Round(delays.Percentile(0.95), 1), "ms", $"key to other screens over the hub, {delays.Count} arrivals of {Keys} revisions at {seats.Count} screens")];
    }
}
