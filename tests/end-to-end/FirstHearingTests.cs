using Arbitration.Testing;

namespace Arbitration.EndToEnd.Tests;

public sealed class FirstHearingTests(ITestOutputHelper say)
{
    [Fact]
    public async Task From_a_case_to_a_recording_a_transcript_and_a_PDF()
    {
        await using var system = await RunningSystem.StartAsync();
        var filing = await OpenAtTheDeskAsync(system);
        await using var room = await Courtroom.GatherAsync(system, filing.Links);
        var outcome = await FirstHearing.HoldAsync(room, TimeSpan.FromSeconds(40), Path.Combine(system.Data, "outcome"));
        var checks = await OutcomeChecks.AllAsync(outcome);
        foreach (var check in checks) say.WriteLine(check.ToString());
        var broken = OutcomeChecks.Broken(checks);
        Assert.True(broken.Length == 0, broken);
        Assert.Empty(outcome.Gaps);
        Assert.Equal(filing.CaseNumber, outcome.CaseNumber);

        var apart = await Playback.ClickLinesAsync(room, FirstHearing.Cues(await File.ReadAllTextAsync(outcome.WebVtt)));
        say.WriteLine($"playback is {string.Join(", ", apart.Select(seconds => $"{seconds:0.00}"))} s after the lines that were clicked");
        Assert.Equal(outcome.Typed.Count, apart.Count);
        // It plays on while it is read, so it may be a little past the line, but not before it.
        Assert.All(apart, seconds => Assert.InRange(seconds, -0.5, 4));
    }

    private static async Task<Filing> OpenAtTheDeskAsync(RunningSystem system)
    {
        await using var clerk = await Person.SitDownAsync("clerk", Signal.Clerk);
        await Courtroom.SignInAsync(system, clerk, "clerk");
        return await DeskWork.OpenCaseAsync(clerk, "沪劳人仲(2026)办字第0099号");
    }
}
