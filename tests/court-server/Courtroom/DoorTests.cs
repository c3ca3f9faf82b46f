using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>Whoever comes to a held door is let in by somebody, and has no part in the hearing before.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Who_waits_learns_nothing_until_let_in_and_then_has_everything_that_the_others_have()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var respondent = await court.PartyAsync(Role.Respondent);
        await clerk.StepAsync("OpenLobby");
        await clerk.AskAsync("HoldDoor", "d1", true);
        await CommitAsync(clerk, "押金单据三张");

        var cookies = await court.JoinAsync(court.Case.Seat(Role.Claimant));
        var seat = court.Case.Seat(Role.Claimant).Value;
        await using var claimant = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing);
        Assert.True(Own(claimant, seat).GetProperty("waiting").GetBoolean());
        await clerk.EventAsync("SeatWaits", e => e.GetProperty("seat").GetString() == seat);
        await CommitAsync(clerk, "考勤表一份");
        await respondent.EventAsync("LineCommitted", e => e.GetProperty("line").GetProperty("text").GetString() == "考勤表一份");
        Assert.Equal("media.not-in-the-room", await claimant.RefusedAsync("Ticket", "view", "clerk/cam/av", 1));
        Assert.Equal("media.not-in-the-room", await claimant.RefusedAsync("Ticket", "publish", $"{seat}/cam/av", 1));
        Assert.Equal("floor.not-in-the-room", await claimant.RefusedAsync("RaiseHand", "h1", true));
        Assert.Equal("floor.not-yours", await claimant.RefusedAsync("AdmitSeat", "a0", seat, null));
        await claimant.MessageAsync("Heartbeat");
        var seen = claimant.EverythingReceived + HubSeat.Plain(await claimant.AskAsync("Replay", 0));
        foreach (var planted in (string[])["押金单据三张", "考勤表一份"]) Assert.DoesNotContain(planted, seen, StringComparison.Ordinal);
        // To the other side nobody has come yet.
        Assert.DoesNotContain(respondent.Events, e => e.GetProperty("event").GetProperty("is").GetString() is "SeatWaits" or "PersonEntered" && e.GetProperty("event").GetProperty("seat").GetString() == seat);

        // Waiting outlasts a reload.
        await claimant.DisposeAsync();
        await using (var again = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing)) Assert.True(Own(again, seat).GetProperty("waiting").GetBoolean());
        await using var back = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing);

        Assert.Equal("identity.reason-needed", await clerk.RefusedAsync("AdmitSeat", "a1", seat, null));
        await clerk.AskAsync("AdmitSeat", "a2", seat, "书记员认识其本人");
        var admitted = await WaitForNumberedAsync(respondent, "SeatAdmitted");
        Assert.Equal(("clerk", seat), (admitted.GetProperty("actor").GetString(), admitted.GetProperty("event").GetProperty("seat").GetString()));
        await respondent.EventAsync("PersonEntered", e => e.GetProperty("seat").GetString() == seat);
        await back.EventAsync("SeatAdmitted");
        await using var inside = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing, takeOver: true);
        Assert.False(Own(inside, seat).GetProperty("waiting").GetBoolean());
        Assert.Equal(2, inside.Snapshot.GetProperty("lines").GetArrayLength());
        await inside.AskAsync("Ticket", "publish", $"{seat}/cam/av", 1);
    }

    [Fact]
    public async Task An_opened_door_lets_everybody_in_and_who_was_in_before_it_was_held_stays()
    {
        await using var court = await LiveCourt.StartAsync(withNode: false);
        await using var presiding = await court.StaffAsync("arbitrator");
        await using var respondent = await court.PartyAsync(Role.Respondent);
        await presiding.AskAsync("HoldDoor", "d1", true);
        await using var claimant = await court.PartyAsync(Role.Claimant);
        Assert.True(Own(claimant, court.Case.Seat(Role.Claimant).Value).GetProperty("waiting").GetBoolean());
        await respondent.AskAsync("RaiseHand", "h1", true);
        Assert.Equal("identity.unchecked-waiting", await presiding.RefusedAsync("HoldDoor", "d2", false));
        await presiding.AskAsync("CheckIdentity", "c1", court.Case.Seat(Role.Claimant).Value, true, "当庭出示身份证", null);
        await presiding.AskAsync("HoldDoor", "d3", false);
        await claimant.EventAsync("SeatAdmitted");
        await claimant.AskAsync("RaiseHand", "h2", true);
        await using var late = await court.PartyAsync(Role.Representative);
        await late.AskAsync("RaiseHand", "h3", true);
    }

    private static JsonElement Own(HubSeat page, string seat) => page.Snapshot.GetProperty("seats").EnumerateArray().Single(s => s.GetProperty("seat").GetString() == seat);

    private static async Task<JsonElement> WaitForNumberedAsync(HubSeat page, string what)
    {
        await page.EventAsync(what);
        return page.Events.First(e => e.GetProperty("event").GetProperty("is").GetString() == what);
    }

    private static async Task CommitAsync(HubSeat clerk, string text)
    {
        await clerk.AskAsync("CommitLine", Guid.NewGuid().ToString(), new { line = Guid.NewGuid().ToString("N"), speaker = "clerk", text, startedHearingUs = (long?)null, startedWall = TimeProvider.System.GetUtcNow().ToString("O") });
        await clerk.EventAsync("LineCommitted", e => e.GetProperty("line").GetProperty("text").GetString() == text);
    }
}
