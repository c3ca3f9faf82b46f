using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Media;
using Arbitration.Court.Tests.Support;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace Arbitration.Court.Tests.Courtroom;

public sealed class CourtroomHubTests
{
    private static bool Is(JsonElement recording, string state) => recording.GetProperty("recording").GetProperty("is").GetString() == state;

    [Fact]
    public async Task A_hearing_is_opened_recorded_interrupted_resumed_and_closed()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        await using var respondent = await court.PartyAsync(Role.Respondent);

        Assert.Equal("Preparation", clerk.Snapshot.GetProperty("phase").GetString());
        Assert.True(clerk.Snapshot.GetProperty("me").GetProperty("mayType").GetBoolean());
        Assert.Equal(0, claimant.Snapshot.GetProperty("steps").GetArrayLength());
        Assert.Equal("hearing.not-your-step", await claimant.RefusedAsync("TakeStep", "op", "OpenLobby", null));

        await clerk.StepAsync("OpenLobby");
        await clerk.StepAsync("BeginCheckIn");
        await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("steps").EnumerateArray().Any(s => s.GetProperty("step").GetString() == "OpenHearing" && s.GetProperty("allowed").GetBoolean()));
        await presiding.StepAsync("OpenHearing");
        await claimant.EventAsync("RecordingChanged", e => Is(e, "starting"));
        await claimant.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Opening");
        Assert.Contains(court.Node.Rows, row => row.Contains("\"segment\"", StringComparison.Ordinal));

        await presiding.StepAsync("TellRights");
        await claimant.AskAsync("AnswerRecusal", "r1", "none", null);
        await respondent.AskAsync("AnswerRecusal", "r2", "none", null);
        await presiding.StepAsync("BeginInvestigation");

        await clerk.AskAsync("MuteSeat", "m1", court.Case.Seat(Role.Respondent).Value, true);
        await respondent.EventAsync("SeatMuted", e => e.GetProperty("muted").GetBoolean());
        await Eventually.HoldsAsync(() => court.Node.Converged.LastOrDefault()?.Seats.Any(s => s.Seat_ == court.Case.Seat(Role.Respondent).Value && s.Muted) == true, "the node to mute");

        await court.Node.KillAsync();
        var killed = TimeProvider.System.GetTimestamp();
        await claimant.EventAsync("RecordingChanged", e => Is(e, "interrupted"));
        Assert.InRange(TimeProvider.System.GetElapsedTime(killed).TotalSeconds, 0, 15);
        await court.Node.StartAsync();
        var gap = (await claimant.EventAsync("GapDeclared")).GetProperty("gap");
        await claimant.EventAsync("RecordingChanged", e => Is(e, "running") && e.GetProperty("recording").GetProperty("epoch").GetInt64() == 2);
        Assert.Equal([1L, 2L], court.Node.EpochsStarted);
        var rows = court.Node.Rows.Select(Arbitration.Court.Media.ManifestFacts.Read).Where(row => row.IsSegment).ToList();
        Assert.Equal(rows.Last(row => row.Epoch == 1).To, gap.GetProperty("fromUs").GetInt64());
        Assert.Equal(rows.First(row => row.Epoch == 2).From, gap.GetProperty("toUs").GetInt64());
        // Hearing time went on through the gap, as the wall did.
        Assert.InRange(gap.GetProperty("toUs").GetInt64() - gap.GetProperty("fromUs").GetInt64(), 1_000_000, 60_000_000);

        foreach (var step in new[] { "Recess", "Resume", "BeginDebate", "AskFinalStatements", "Close" }) await presiding.StepAsync(step);
        Assert.Contains(court.Node.Converged, room => room.Recording.Access == Arbitration.Media.Contract.Recording.Types.Access.Slate);
        await clerk.EventAsync("RecordingChanged", e => Is(e, "ended"));
        Assert.False(court.Node.Converged.Last().Recording.On);
        Assert.True((await court.Court.Get<HearingLog>().VerifyAsync(court.Case.Hearing, default)).Holds);
        // The calendar is told after the pages are.
        var calendar = court.Court.Get<HearingCalendar>();
        await Eventually.HoldsAsync(() => calendar.ProgressAsync(court.Case.Hearing, default).GetAwaiter().GetResult()?.DurationUs is not null, "the calendar to know the length");
        var progress = await calendar.ProgressAsync(court.Case.Hearing, default);
        Assert.Equal("Closed", progress!.Phase);
        Assert.True(progress.DurationUs >= gap.GetProperty("toUs").GetInt64());
        // Read once: an event may still be on its way.
        var numbers = claimant.Events.Select(e => e.GetProperty("seq").GetInt64()).ToList();
        Assert.Equal(numbers.Distinct().Order(), numbers);
    }

    [Fact]
    public async Task Opening_is_refused_without_a_node_with_a_full_disk_or_a_full_node_and_given_up_without_a_recorder()
    {
        await using var court = await LiveCourt.StartAsync(withNode: false);
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await clerk.StepAsync("OpenLobby");
        await clerk.StepAsync("BeginCheckIn");
        Assert.Equal("recording.node-away", await presiding.RefusedAsync("TakeStep", "o1", "OpenHearing", null));

        court.Node.FreeSeconds = 60;
        await court.Node.StartAsync();
        await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("diskLow").GetBoolean());
        Assert.Equal("recording.disk-low", await presiding.RefusedAsync("TakeStep", "o2", "OpenHearing", null));

        (court.Node.FreeSeconds, court.Node.IsFull) = (100_000, true);
        presiding.Forget();
        await presiding.MessageAsync("Heartbeat", beat => !beat.GetProperty("diskLow").GetBoolean());
        Assert.Equal("recording.node-full", await presiding.RefusedAsync("TakeStep", "o4", "OpenHearing", null));

        (court.Node.IsFull, court.Node.RefusesToRecord) = (false, true);
        presiding.Forget();
        await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("steps").EnumerateArray().Any(step => step.GetProperty("step").GetString() == "OpenHearing" && step.GetProperty("allowed").GetBoolean()));
        await presiding.StepAsync("OpenHearing");
        Assert.Equal("recording.starting", await presiding.RefusedAsync("TakeStep", "o3", "OpenHearing", null));
        var givenUp = await presiding.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "CheckIn" && e.GetProperty("step").GetString() == "OpenHearing", 60);
        Assert.Equal("recording.did-not-start", givenUp.GetProperty("reason").GetString());
        await presiding.EventAsync("RecordingChanged", e => Is(e, "off"));
    }

    [Fact]
    public async Task Seats_are_kept_taken_over_left_and_taken_away()
    {
        await using var court = await LiveCourt.StartAsync(withNode: false);
        await using var clerk = await court.StaffAsync("clerk");
        var cookies = await court.JoinAsync(court.Case.Seat(Role.Claimant));
        await using var first = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing, tab: "t1");
        await clerk.EventAsync("PersonEntered");

        var refused = await Assert.ThrowsAsync<HubException>(() => HubSeat.EnterAsync(court.Address, cookies, court.Hearing, tab: "t2"));
        Assert.Equal("courtroom.second-tab", HubSeat.CodeOf(refused));
        await using var second = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing, takeOver: true, tab: "t2");
        await first.MessageAsync("Displaced");
        Assert.Equal("courtroom.displaced", await first.RefusedAsync("RaiseHand", "h1", true));
        await second.AskAsync("RaiseHand", "h1", true);
        await clerk.EventAsync("HandRaised");

        var undecided = await HubSeat.JoinAsync(court.Address, CourtroomCase.Token(await court.Case.LinkAsync(court.Case.Seat(Role.Respondent))), consents: false);
        Assert.Equal("courtroom.consent-needed", HubSeat.CodeOf(await Assert.ThrowsAsync<HubException>(() => HubSeat.EnterAsync(court.Address, undecided, court.Hearing))));

        var stranger = await Assert.ThrowsAsync<HubException>(() => HubSeat.EnterAsync(court.Address, cookies, "0123456789abcdef0123"));
        Assert.Equal("hearing.unknown", HubSeat.CodeOf(stranger));

        // The newest link of a seat is revoked by issuing another; revoking tells whoever listens.
        foreach (var listener in court.Court.Services.GetServices<Arbitration.Court.Access.ILinkListener>())
            await listener.OnRevokedAsync(court.Case.Hearing, court.Case.Seat(Role.Claimant), default);
        Assert.Equal("link.revoked", (await second.MessageAsync("Ended")).GetProperty("code").GetString());
        await clerk.EventAsync("PersonLeft", e => e.GetProperty("seat").GetString() == court.Case.Seat(Role.Claimant).Value, 60);
    }

    [Fact]
    public async Task What_is_typed_is_seen_while_it_is_typed_and_stays_when_it_is_committed()
    {
        await using var court = await LiveCourt.StartAsync(withNode: false);
        await using var clerk = await court.StaffAsync("clerk");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        Assert.Equal("transcript.not-clerk", await claimant.RefusedAsync("CommitLine", "c0", new { line = "x", speaker = "", text = "x", startedHearingUs = (long?)null, startedWall = "" }));

        for (var rev = 1; rev <= 30; rev++) await clerk.AskAsync("Draft", new { line = "l1", rev, speaker = "presiding", text = new string('字', rev), startedHearingUs = (long?)null });
        await claimant.MessageAsync("DraftChanged", draft => draft.GetProperty("rev").GetInt64() == 30);

        var line = new { line = "l1", speaker = "presiding", text = "现在核对到庭人员。", startedHearingUs = (long?)null, startedWall = "2020-01-01T00:00:00Z" };
        var first = await clerk.AskAsync("CommitLine", "c1", line);
        Assert.Equal(first.GetProperty("seq").GetInt64(), (await clerk.AskAsync("CommitLine", "c1", line)).GetProperty("seq").GetInt64());
        await claimant.MessageAsync("DraftChanged", draft => draft.GetProperty("text").GetString() == "");
        await clerk.AskAsync("EditLine", "e1", "l1", "现在核对到庭人员身份。");
        var edited = (await claimant.EventAsync("LineEdited")).GetProperty("line");
        Assert.Equal("现在核对到庭人员身份。", edited.GetProperty("text").GetString());
        Assert.Equal("Presiding", edited.GetProperty("speakerRole").GetString());
        Assert.Equal(JsonValueKind.Null, edited.GetProperty("hearingUs").ValueKind);

        await using var again = await court.StaffAsync("arbitrator");
        Assert.Equal(1, again.Snapshot.GetProperty("lines").GetArrayLength());
        var replay = await claimant.AskAsync("Replay", 0);
        Assert.Equal(replay.GetProperty("head").GetInt64(), replay.GetProperty("events").EnumerateArray().Last().GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task A_seat_publishes_only_its_own_sources_and_its_sessions_serve_nobody_else()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        var seat = court.Case.Seat(Role.Claimant).Value;

        Assert.Equal("media.not-your-source", await claimant.RefusedAsync("Ticket", "publish", "clerk/cam/av", 1));
        Assert.Equal("media.source-unknown", await claimant.RefusedAsync("Ticket", "view", "../etc/av", 1));
        var ticket = (await claimant.AskAsync("Ticket", "publish", $"{seat}/cam/av", 1)).GetProperty("ticket").GetString();
        Assert.Equal("media.ticket-invalid", await clerk.RefusedAsync("Publish", ticket, "offer", null));
        var published = await claimant.AskAsync("Publish", ticket, "offer", null);
        var session = published.GetProperty("session").GetString();
        Assert.Equal("answer", published.GetProperty("sdp").GetString());

        var view = (await clerk.AskAsync("Ticket", "view", $"{seat}/cam/av", 1)).GetProperty("ticket").GetString();
        Assert.Equal("media.unknown-session", await clerk.RefusedAsync("Candidate", view, session, "c", "0", 0));
        await claimant.AskAsync("Candidate", ticket, session, null, null, null);
        Assert.Equal("offer", (await clerk.AskAsync("View", view)).GetProperty("sdp").GetString());

        var test = (await claimant.AskAsync("Ticket", "test", $"{seat}/test/av", 1)).GetProperty("ticket").GetString();
        await claimant.AskAsync("Publish", test, "offer", null);
        Assert.Contains(court.Node.Asked, asked => asked.SequenceEqual(["publish", seat, $"{seat}/test/av", $"test-{seat}", ""]));
        Assert.Contains(court.Node.Asked, asked => asked[0] == "candidate" && asked[1] == $"pub-{seat}/cam/av" && asked[2] == "last");
        await clerk.MessageAsync("SourcesChanged", sources => sources.EnumerateArray().Any(s => s.GetProperty("source").GetString() == "clerk/cam/av" && s.GetProperty("kind").GetString() == "camera"));
    }

    [Fact]
    public async Task The_way_through_a_TURN_server_is_told_with_a_ticket_and_to_nobody_without_one()
    {
        var turn = new TurnOptions { Urls = ["turn:192.0.2.7:3478?transport=udp", "turns:192.0.2.7:5349?transport=tcp"], Secret = new string('s', 64) };
        await using var court = await LiveCourt.StartAsync(change: services => services.AddSingleton(turn));
        await using var claimant = await court.PartyAsync(Role.Claimant);
        var seat = court.Case.Seat(Role.Claimant).Value;
        var ticket = await claimant.AskAsync("Ticket", "test", $"{seat}/test/av", 1);
        var server = Assert.Single(ticket.GetProperty("iceServers").EnumerateArray());
        Assert.Equal(turn.Urls, server.GetProperty("urls").EnumerateArray().Select(url => url.GetString()));
        Assert.Equal(court.Court.Get<TurnCredentials>().For(court.Hearing, seat)[0].Username.Split(':')[1], server.GetProperty("username").GetString()!.Split(':')[1]);
        Assert.NotEmpty(server.GetProperty("credential").GetString()!);

        Assert.Equal("media.not-your-source", await claimant.RefusedAsync("Ticket", "publish", "clerk/cam/av", 1));
        await using var stranger = await HubSeat.ConnectAsync(court.Address, await court.JoinAsync(court.Case.Seat(Role.Representative, Side.Claimant)));
        Assert.Equal("courtroom.not-entered", await stranger.RefusedAsync("Ticket", "test", $"{seat}/test/av", 1));
    }
}
