using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>An adjournment ends a sitting; the next one goes on from it.</summary>
public sealed class NextSittingTests
{
    [Fact]
    public async Task The_next_sitting_goes_on_in_the_debate_in_which_the_first_was_adjourned()
    {
        await using var court = await LiveCourt.StartAsync();
        var first = court.Case.Hearing;
        await HoldUntilAsync(court, "BeginInvestigation", "BeginDebate", "Recess", "Adjourn");
        Assert.Equal("InHearing", await CaseStateAsync(court, "Adjourned"));

        await court.NextSittingAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        Assert.Equal(2, clerk.Snapshot.GetProperty("hearing").GetProperty("sitting").GetInt32());
        await clerk.StepAsync("OpenLobby");
        var continues = await presiding.EventAsync("SittingContinues");
        Assert.Equal(first.Value, continues.GetProperty("hearing").GetString());
        // This log vouches for the one before.
        var log = await court.Court.Get<HearingLog>().ReadAsync(first, default);
        Assert.Equal(Convert.ToHexStringLower(log[^1].Hash), continues.GetProperty("logHash").GetString());

        await OpenAsync(clerk, presiding);
        var offer = (await presiding.MessageAsync("Heartbeat", beat => Offered(beat, "ContinueHearing") is { } found && found.GetProperty("allowed").GetBoolean())).GetProperty("steps")[0];
        Assert.Equal(("ContinueHearing", "Debate", true), (offer.GetProperty("step").GetString(), offer.GetProperty("to").GetString(), offer.GetProperty("primary").GetBoolean()));
        await presiding.StepAsync("ContinueHearing");
        await presiding.StepAsync("AskFinalStatements");
        await presiding.StepAsync("Close");
        await clerk.EventAsync("RecordingChanged", e => e.GetProperty("recording").GetProperty("is").GetString() == "ended");
        Assert.True((await court.Court.Get<HearingLog>().VerifyAsync(court.Case.Hearing, default)).Holds);
        Assert.Equal("Deliberation", await CaseStateAsync(court, "Closed"));
    }

    [Theory]
    [InlineData("arbitrator", "Adjourn")] // adjourned while rights were still being told
    [InlineData("other-arbitrator", "BeginInvestigation", "Adjourn")] // somebody else presides now
    public async Task It_begins_with_the_rights_when_they_were_not_told_by_this_tribunal(string presides, params string[] steps)
    {
        await using var court = await LiveCourt.StartAsync();
        await NewStaff.AddAsync(court.Court, "other-arbitrator", "arbitrator");
        await HoldUntilAsync(court, steps);
        await court.NextSittingAsync(presides);
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync(presides);
        await clerk.StepAsync("OpenLobby");
        await OpenAsync(clerk, presiding);
        Assert.Equal("hearing.nothing-to-continue", await presiding.RefusedAsync("TakeStep", "c", "ContinueHearing", null));
        var beat = await presiding.MessageAsync("Heartbeat", beat => Offered(beat, "TellRights") is { } found && found.GetProperty("allowed").GetBoolean());
        Assert.Null(Offered(beat, "ContinueHearing"));
        Assert.DoesNotContain(presiding.Events, e => e.GetProperty("event").GetProperty("is").GetString() == "SittingContinues");
    }

    private static async Task HoldUntilAsync(LiveCourt court, params string[] steps)
    {
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await clerk.StepAsync("OpenLobby");
        await OpenAsync(clerk, presiding);
        await presiding.StepAsync("TellRights");
        foreach (var step in steps) await presiding.StepAsync(step, "证据需要补充");
        await clerk.EventAsync("RecordingChanged", e => e.GetProperty("recording").GetProperty("is").GetString() == "ended");
    }

    private static async Task OpenAsync(HubSeat clerk, HubSeat presiding)
    {
        await clerk.StepAsync("BeginCheckIn");
        await presiding.MessageAsync("Heartbeat", beat => Offered(beat, "OpenHearing") is { } found && found.GetProperty("allowed").GetBoolean());
        await presiding.StepAsync("OpenHearing");
        await presiding.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Opening");
    }

    private static JsonElement? Offered(JsonElement beat, string step) =>
        beat.GetProperty("steps").EnumerateArray().Where(offer => offer.GetProperty("step").GetString() == step).Cast<JsonElement?>().FirstOrDefault();

    /// <summary>The case's state once the calendar, which is told after the pages are, has the phase.</summary>
    private static async Task<string> CaseStateAsync(LiveCourt court, string phase)
    {
        var calendar = court.Court.Get<HearingCalendar>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await calendar.ProgressAsync(court.Case.Hearing, limit.Token))?.Phase != phase) await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        return (await court.Court.Get<CaseReader>().CaseAsync(court.Case.CaseId, limit.Token)).State;
    }
}
