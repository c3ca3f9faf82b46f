using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>Somebody who is added to the case while its hearing goes on.</summary>
public sealed class AddedPeopleTests
{
    [Fact]
    public async Task An_added_observer_is_known_to_the_pages_that_are_open_and_comes_in()
    {
        await using var court = await LiveCourt.StartAsync(withNode: false);
        await using var clerk = await court.StaffAsync("clerk");
        await clerk.StepAsync("OpenLobby");
        var seat = await AddAsync(court, Role.Observer, null, "旁一");

        var added = await clerk.EventAsync("SeatAdded");
        Assert.Equal((seat.Value, "Observer", "旁一"), (added.GetProperty("seat").GetString(), added.GetProperty("role").GetString(), added.GetProperty("name").GetString()));
        await using var observer = await EnterAsync(court, seat);
        await clerk.EventAsync("PersonEntered", e => e.GetProperty("seat").GetString() == seat.Value);
        // The clerk's page has known a roster without that seat; what it asks about it is answered all the same.
        await clerk.AskAsync("MuteSeat", "m1", seat.Value, true);
        await observer.EventAsync("SeatMuted", e => e.GetProperty("seat").GetString() == seat.Value);
        await clerk.AskAsync("NotePerson", "n1", seat.Value, "请保持安静");
        await observer.MessageAsync("NoteShown");
    }

    [Fact]
    public async Task An_added_witness_learns_nothing_before_the_call_and_everything_from_it_on()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        var seat = await AddAsync(court, Role.Witness, "claimant", "证一");
        await using var witness = await EnterAsync(court, seat);
        await OpenAsync(clerk, presiding);
        await CommitAsync(clerk, "l1", "单车押金三百元");
        await clerk.EventAsync("LineCommitted");

        Assert.Equal("floor.not-in-the-room", await witness.RefusedAsync("RaiseHand", "h1", true));
        await presiding.StepAsync("CallWitness");
        var called = await witness.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Witness");
        Assert.Equal(seat.Value, called.GetProperty("witness").GetString());
        await CommitAsync(clerk, "l2", "请证人陈述");
        await witness.EventAsync("LineCommitted", e => e.GetProperty("line").GetProperty("text").GetString() == "请证人陈述");
        court.Node.Asked.Clear();
        await presiding.StepAsync("ReleaseWitness");
        await Eventually.HoldsAsync(() => court.Node.Asked.Any(asked => asked is ["expel", ..] && asked[1] == seat.Value), "the gateway to cut the witness");
        await CommitAsync(clerk, "l3", "证人退庭后的话");
        await clerk.EventAsync("LineCommitted", e => e.GetProperty("line").GetProperty("text").GetString() == "证人退庭后的话");
        await witness.AskAsync("Replay", 0);
        foreach (var planted in (string[])["单车押金三百元", "证人退庭后的话"]) Assert.DoesNotContain(planted, witness.EverythingReceived, StringComparison.Ordinal);
        Assert.DoesNotContain("单车押金三百元", HubSeat.Plain(await witness.AskAsync("Replay", 0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_session_cuts_the_public_at_the_gateway_and_shows_it_nothing_until_it_is_public_again()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        var seat = await AddAsync(court, Role.Observer, null, "旁一");
        await using var observer = await EnterAsync(court, seat);
        await OpenAsync(clerk, presiding);
        var ticket = (await observer.AskAsync("Ticket", "view", "clerk/cam/av", 1)).GetProperty("ticket").GetString();
        await observer.AskAsync("View", ticket);
        court.Node.Asked.Clear();

        await presiding.StepAsync("BeginClosedSession", "涉及商业秘密");
        var closed = TimeProvider.System.GetTimestamp();
        await Eventually.HoldsAsync(() => court.Node.Asked.Any(asked => asked is ["expel", ..] && asked[1] == seat.Value), "the gateway to cut the observer");
        Assert.InRange(TimeProvider.System.GetElapsedTime(closed).TotalSeconds, 0, 1);
        Assert.DoesNotContain(court.Node.Asked, asked => asked is ["expel", ..] && asked[1] != seat.Value);
        await observer.EventAsync("OverlayChanged", e => e.GetProperty("on").GetBoolean());
        await observer.MessageAsync("SourcesChanged", sources => sources.GetArrayLength() == 0);
        await CommitAsync(clerk, "l1", "客户名单共四百户");
        await clerk.EventAsync("LineCommitted");
        // The ticket that it still has is worth nothing now.
        Assert.Equal("media.not-in-the-room", await observer.RefusedAsync("View", ticket));

        await presiding.StepAsync("EndClosedSession");
        await observer.EventAsync("OverlayChanged", e => !e.GetProperty("on").GetBoolean());
        await observer.MessageAsync("SourcesChanged", sources => sources.GetArrayLength() > 0);
        await observer.AskAsync("View", ticket);
        await CommitAsync(clerk, "l2", "恢复公开审理");
        await observer.EventAsync("LineCommitted", e => e.GetProperty("line").GetProperty("text").GetString() == "恢复公开审理");
        Assert.DoesNotContain("客户名单共四百户", observer.EverythingReceived + HubSeat.Plain(await observer.AskAsync("Replay", 0)), StringComparison.Ordinal);
    }

    internal static async Task OpenAsync(HubSeat clerk, HubSeat presiding)
    {
        foreach (var step in (string[])["OpenLobby", "BeginCheckIn"]) await clerk.StepAsync(step);
        await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("steps").EnumerateArray().Any(s => s.GetProperty("step").GetString() == "OpenHearing" && s.GetProperty("allowed").GetBoolean()));
        await presiding.StepAsync("OpenHearing");
        await presiding.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Opening");
        foreach (var step in (string[])["TellRights", "BeginInvestigation"]) await presiding.StepAsync(step);
    }

    private static Task<JsonElement> CommitAsync(HubSeat clerk, string line, string text) =>
        clerk.AskAsync("CommitLine", Guid.NewGuid().ToString(), new { line, speaker = "clerk", text, startedHearingUs = (long?)null, startedWall = TimeProvider.System.GetUtcNow().ToString("O") });

    internal static async Task<HearingRoster> WithAsync(LiveCourt court, Role role, string? side, string name)
    {
        await AddAsync(court, role, side, name);
        return (await court.Court.Get<HearingCalendar>().RosterAsync(court.Case.Hearing, default))!;
    }

    private static async Task<SeatId> AddAsync(LiveCourt court, Role role, string? side, string name)
    {
        var before = court.Case.Roster.Seats.Select(s => s.Seat).ToHashSet();
        await court.Court.Get<AddPerson>().RunAsync(court.Case.CaseId, new NewPerson(role, side, name, null), "clerk", default);
        return (await court.Court.Get<HearingCalendar>().RosterAsync(court.Case.Hearing, default))!.Seats.Single(s => !before.Contains(s.Seat)).Seat;
    }

    private static async Task<HubSeat> EnterAsync(LiveCourt court, SeatId seat)
    {
        var at = court.Case with { Roster = (await court.Court.Get<HearingCalendar>().RosterAsync(court.Case.Hearing, default))! };
        return await HubSeat.EnterAsync(court.Address, await HubSeat.JoinAsync(court.Address, CourtroomCase.Token(await at.LinkAsync(seat))), court.Hearing);
    }
}
