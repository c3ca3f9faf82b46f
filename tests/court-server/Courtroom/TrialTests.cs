using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Documents;
using Arbitration.Court.Tests.Support;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Tests.Courtroom;

public sealed class TrialTests
{
    [Fact]
    public async Task A_trial_is_filed_and_an_opening_without_one_that_went_well_says_why()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        using var desk = new HttpClient(new HttpClientHandler { CookieContainer = await HubSeat.SignInAsync(court.Address, "clerk") }) { BaseAddress = court.Address };
        desk.DefaultRequestHeaders.Add("X-Court", "1");
        Assert.Equal("trial.not-now", await CourtServer.CodeAsync(await desk.PostAsync($"/api/hearings/{court.Hearing}/trial", null)));
        await clerk.StepAsync("OpenLobby");
        await clerk.StepAsync("BeginCheckIn");
        await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("steps").EnumerateArray().Any(s => s.GetProperty("step").GetString() == "OpenHearing" && s.GetProperty("allowed").GetBoolean()));
        Assert.Equal("trial.reason-needed", await presiding.RefusedAsync("TakeStep", "o1", "OpenHearing", null));

        court.Node.TrialResult.LoudestDbfs = -90;
        var failed = await (await desk.PostAsync($"/api/hearings/{court.Hearing}/trial", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("no-sound", Assert.Single(failed.GetProperty("problems").EnumerateArray()).GetString());
        Assert.Equal("trial.reason-needed", await presiding.RefusedAsync("TakeStep", "o2", "OpenHearing", " "));
        court.Node.TrialResult.LoudestDbfs = -18;
        (await desk.PostAsync($"/api/hearings/{court.Hearing}/trial", null)).EnsureSuccessStatusCode();
        await presiding.EventAsync("TrialMade", e => e.GetProperty("trial").GetProperty("passed").GetBoolean());
        await presiding.AskAsync("TakeStep", "o3", "OpenHearing", null);
        await presiding.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Opening");
        Assert.DoesNotContain(presiding.Events, e => e.GetProperty("event").GetProperty("is").GetString() == "OpenedUntried");

        var record = await court.Court.Get<RecordComposer>().ComposeAsync(court.Case.Hearing, default);
        Assert.Contains(record.Content.Entries, entry => entry.Text.StartsWith("开庭前试录5秒，不合格：没有声音", StringComparison.Ordinal));
        Assert.Contains(record.Content.Entries, entry => entry.Text.Contains("125帧", StringComparison.Ordinal) && entry.Text.EndsWith("合格", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, -18, true, 40, "not-playable")]
    [InlineData(100, -18, true, 40, "pictures-missing")]
    [InlineData(125, -70, true, 40, "no-sound")]
    [InlineData(125, -18, false, 40, "no-picture")]
    [InlineData(125, -18, true, 4_000, "slow-disk")]
    [InlineData(120, -18, true, 40, null)]
    public void What_was_measured_is_judged(int pictures, double loudest, bool seen, int durableMs, string? problem)
    {
        var result = new TrialResult { Pictures = pictures, ExpectedPictures = 125, LoudestDbfs = loudest, DurableAfterUs = durableMs * 1000L };
        result.Seats.Add(new TrialSeat { Seat = "clerk", Picture = seen, Sound = true });
        Assert.Equal(problem is null ? Array.Empty<string>() : [problem], TrialRoute.Judge(result).Problems.ToArray());
    }
}
