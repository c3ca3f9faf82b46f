using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

/// <summary>kill -9 of the media node in mid-hearing, twice, and what is left of the hearing afterwards.</summary>
public sealed class NodeKillTests(ITestOutputHelper say)
{
    private static readonly TimeSpan Noticed = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Resumed = TimeSpan.FromSeconds(15);
    private const double MostLostUs = 2_000_000;
    // Noted in the page itself: recording may run again before we have asked the last of four busy browsers. "moving" counts
    // the others whose pictures went on, over the same connections, in the three seconds after this page was told.
    private const string NoteInterruption = """
        () => {
          const began = performance.now();
          const frames = () => Object.fromEntries(Object.entries(window.__court.sources).map(([name, source]) => [name, source.framesDecoded]));
          window.__told = null;
          const timer = setInterval(() => {
            if (window.__court.recording !== 'interrupted') return;
            clearInterval(timer);
            const [ms, before] = [performance.now() - began, frames()];
            setTimeout(() => {
              const moving = Object.entries(frames()).filter(([name, count]) => count > (before[name] ?? count)).length;
              window.__told = { ms, moving };
            }, 3000);
          }, 50);
        }
        """;

    [Fact]
    public async Task People_go_on_seeing_each_other_and_the_record_has_two_explained_gaps()
    {
        await using var system = await RunningSystem.StartAsync();
        var filing = await Filing.OpenAsync(system);
        await using var room = await Courtroom.GatherAsync(system, filing.Links);
        var kills = new List<(double EarliestUs, double LatestUs)>();
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
        foreach (var ((earliest, latest), gap) in kills.Zip(outcome.Gaps.OrderBy(gap => gap.FromUs)))
        {
            say.WriteLine($"killed at {earliest / 1e6:0.00} to {latest / 1e6:0.00} s; gap {gap.FromUs / 1e6:0.00}–{gap.ToUs / 1e6:0.00} s, {gap.Cause}");
            // What was lost before the kill: 2 s, and on a machine that mixes late three times that.
            Assert.InRange(gap.FromUs, earliest - (MostLostUs * 3), latest);
            Assert.NotEmpty(gap.Cause);
        }

        var checks = await OutcomeChecks.AllAsync(outcome);
        foreach (var check in checks) say.WriteLine(check.ToString());
        var broken = OutcomeChecks.Broken(checks);
        Assert.True(broken.Length == 0, broken);
        await Verification.PassesAsync(system, filing);
    }

    private async Task<(double EarliestUs, double LatestUs)> KillNodeAsync(RunningSystem system, Courtroom room)
    {
        // At least a few seconds of recording before the kill, so that there is something to keep.
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        foreach (var person in room.Everybody) await person.Page.EvaluateAsync(NoteInterruption);
        var node = system.Pid("media-node");
        var earliest = await HearingUsAsync(room);
        RunningSystem.Kill(node);
        var latest = await HearingUsAsync(room);
        foreach (var person in room.Everybody)
        {
            await Wait.UntilAsync($"{person.Name}'s page says that recording is interrupted", async () => await person.Page.EvaluateAsync<bool>("() => window.__told !== null"), Noticed * 3);
            say.WriteLine($"{person.Name} was told {await person.Page.EvaluateAsync<double>("() => window.__told.ms") / 1000:0.0} s after the kill, or a little less");
            Assert.Equal(3, await person.Page.EvaluateAsync<int>("() => window.__told.moving"));
        }

        var resumed = await Wait.UntilAsync("recording runs again", async () => await Courtroom.RecordingAsync(room.Presiding) == "running", Resumed * 3);
        say.WriteLine($"recording ran again {resumed.TotalSeconds:0.0} s after it was noticed");
        await room.EverybodySeesEverybodyAsync(TimeSpan.FromSeconds(30));
        return (earliest, latest);
    }

    private static async Task<double> HearingUsAsync(Courtroom room) => (await room.Clerk.CourtAsync()).GetProperty("hearingUs").GetDouble();
}
