using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

/// <summary>kill -9 of the media node in mid-hearing, twice, and what is left of the hearing afterwards.</summary>
public sealed class NodeKillTests(ITestOutputHelper say)
{
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(5);
    private const string NoteInterruption = """
        () => {
          const began = performance.now();
          window.__toldMs = null;
          const timer = setInterval(() => {
            if (window.__court.recording !== 'interrupted') return;
            window.__toldMs = performance.now() - began;
            clearInterval(timer);
          }, 50);
        }
        """;
    private static readonly TimeSpan Resumed = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task People_go_on_seeing_each_other_and_the_record_has_two_explained_gaps()
    {
        await using var system = await RunningSystem.StartAsync();
        var filing = await Filing.OpenAsync(system);
        await using var room = await Courtroom.GatherAsync(system, filing.Links);
        var kills = new List<long>();
        var folder = Path.Combine(system.Data, "outcome");
        var outcome = await FirstHearing.HoldAsync(room, TimeSpan.FromSeconds(60), folder, midway: async () =>
        {
            for (var kill = 0; kill < 2; kill++)
            {
                kills.Add(await KillNodeAsync(system, room));
                await room.TypeAsync($"媒体服务第{(kill == 0 ? "一" : "二")}次中断之后继续陈述。");
            }
        });

        Assert.Equal(2, outcome.Gaps.Count);
        foreach (var (killedUs, gap) in kills.Zip(outcome.Gaps.OrderBy(gap => gap.FromUs)))
        {
            say.WriteLine($"killed at {killedUs / 1e6:0.00} s; gap {gap.FromUs / 1e6:0.00}–{gap.ToUs / 1e6:0.00} s, {gap.Cause}");
            Assert.InRange(killedUs - gap.FromUs, -500_000, 2_000_000);
            Assert.NotEmpty(gap.Cause);
        }

        var checks = await OutcomeChecks.AllAsync(outcome);
        foreach (var check in checks) say.WriteLine($"{check.Holds} {check.What} {check.Measured}");
        // Two gaps of some seconds take beeps away, so the count of beeps alone is not asked here.
        var broken = checks.Where(check => !check.Holds && !check.What.Contains("heard throughout", StringComparison.Ordinal)).ToList();
        Assert.Empty(broken);
        await Verification.PassesAsync(system, filing);
    }

    private async Task<long> KillNodeAsync(RunningSystem system, Courtroom room)
    {
        // At least a few seconds of recording before the kill, so that there is something to keep.
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        var before = await Courtroom.FramesAsync(room.Claimant);
        // Each page notes it itself: it may run again before we have asked the last of four busy browsers.
        foreach (var person in room.Everybody) await person.Page.EvaluateAsync(NoteInterruption);
        var read = (long)(await room.Clerk.CourtAsync()).GetProperty("hearingUs").GetDouble();
        RunningSystem.Kill(system.Pid("media-node"));
        foreach (var person in room.Everybody)
        {
            await Wait.UntilAsync($"{person.Name}'s page says that recording is interrupted", async () => await person.Page.EvaluateAsync<bool>("() => window.__toldMs !== null"), Noticed * 3);
            say.WriteLine($"{person.Name} was told {await person.Page.EvaluateAsync<double>("() => window.__toldMs") / 1000:0.0} s after the kill, or a little less");
        }

        var during = await Courtroom.FramesAsync(room.Claimant);
        Assert.True(during.Count(source => source.Value > before.GetValueOrDefault(source.Key) + 10) >= 3, "people go on seeing each other while the node is away");
        var resumed = await Wait.UntilAsync("recording runs again", async () => await Courtroom.RecordingAsync(room.Presiding) == "running", Resumed * 3);
        say.WriteLine($"recording ran again {resumed.TotalSeconds:0.0} s after it was noticed");
        await room.EverybodySeesEverybodyAsync(TimeSpan.FromSeconds(10));
        return read;
    }
}
