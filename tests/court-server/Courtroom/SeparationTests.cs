using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Tests.Support;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>Private rooms and screening, as the pages and the node are told of them.</summary>
public sealed class SeparationTests
{
    [Fact]
    public async Task A_mediation_goes_room_by_room_and_nothing_of_a_room_leaves_it()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        await using var respondent = await court.PartyAsync(Role.Respondent);
        var (a, b) = (court.Case.Seat(Role.Claimant).Value, court.Case.Seat(Role.Respondent).Value);
        court.Node.Publishing = [($"{a}/cam/av", ""), ($"{b}/cam/av", "")];
        await ToMediationAsync(clerk, presiding, claimant, respondent);
        await claimant.MessageAsync("SourcesChanged", sources => Lists(sources, $"{b}/cam/av"));
        Assert.Equal("private.nobody", await presiding.RefusedAsync("OpenPrivateRoom", "r0", "ClaimantAlone"));

        await presiding.AskAsync("OpenPrivateRoom", "r1", "WithClaimant");
        var opened = await respondent.EventAsync("PrivateRoomOpened");
        Assert.Contains(a, opened.GetProperty("seats").EnumerateArray().Select(seat => seat.GetString()));
        await Eventually.HoldsAsync(() => court.Node.Converged.LastOrDefault()?.Seats.Where(seat => seat.Place == "WithClaimant").Select(seat => seat.Seat_).Order(StringComparer.Ordinal)
            .SequenceEqual(court.Case.Roster.Seats.Where(s => s.Role is Role.Presiding or Role.Clerk || s.Side == Side.Claimant).Select(s => s.Seat.Value).Order(StringComparer.Ordinal)) == true, "the node to set them apart");

        // The page of the claimant sends into the room from now on, and the respondent's is given nothing of it.
        var ticket = (await claimant.AskAsync("Ticket", "publish", $"{a}/cam/av", 2)).GetProperty("ticket").GetString();
        await claimant.AskAsync("Publish", ticket, "v=0", null);
        Assert.Contains(court.Node.Asked, asked => asked[0] == "publish" && asked[2] == $"{a}/cam/av" && asked[3] == "WithClaimant");
        court.Node.Publishing = [($"{a}/cam/av", "WithClaimant"), ("presiding/cam/av", "WithClaimant"), ($"{b}/cam/av", "")];
        respondent.Forget();
        await claimant.MessageAsync("SourcesChanged", sources => Lists(sources, "presiding/cam/av") && !Lists(sources, $"{b}/cam/av"));
        Assert.Equal("media.not-in-the-room", await respondent.RefusedAsync("Ticket", "view", $"{a}/cam/av", 1));
        Assert.Equal("media.not-in-the-room", await claimant.RefusedAsync("Ticket", "view", $"{b}/cam/av", 1));

        // Neither a line nor the typing of one is taken in the room.
        Assert.Equal("transcript.apart", await clerk.RefusedAsync("CommitLine", "c1", new { line = "l1", speaker = "", text = "底线八千元" }));
        await clerk.AskAsync("Draft", new { line = "l1", rev = 1, speaker = "", text = "底线八千元", startedHearingUs = 0 });
        await presiding.AskAsync("WriteToTribunal", "w1", "再谈一轮");
        await using (var late = await court.PartyAsync(Role.Representative))
            Assert.Equal("WithClaimant", Assert.Single(late.Snapshot.GetProperty("rooms").EnumerateArray()).GetProperty("kind").GetString());

        // The bench sees the gateway's word for it.
        court.Node.Reception = new Reception { Edges = { new Edge { ViewerSeat = "presiding", Source = $"{a}/cam/av", Place = "WithClaimant", Sound = true, Picture = true } }, Mixed = { $"{b}/cam/av" } };
        var proof = (await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("proof").ValueKind == JsonValueKind.Object)).GetProperty("proof");
        Assert.Equal((2, 0, 0), (proof.GetProperty("seats").GetArrayLength(), proof.GetProperty("strangers").GetInt32(), proof.GetProperty("mixed").GetInt32()));
        Assert.Equal(JsonValueKind.Null, (await respondent.MessageAsync("Heartbeat")).GetProperty("proof").ValueKind);

        // From one side to the other; what ends the mediation ends the room.
        await presiding.AskAsync("OpenPrivateRoom", "r2", "WithRespondent");
        await respondent.EventAsync("PrivateRoomEnded", e => e.GetProperty("kind").GetString() == "WithClaimant");
        await presiding.StepAsync("EndMediation");
        await respondent.EventAsync("PrivateRoomEnded", e => e.GetProperty("kind").GetString() == "WithRespondent");
        await Eventually.HoldsAsync(() => court.Node.Converged.Last().Seats.All(seat => seat.Place == ""), "everybody to be in the hearing again");
        Assert.Equal("media.superseded", await claimant.RefusedAsync("Publish", ticket, "v=0", null));
        Assert.DoesNotContain("底线八千元", claimant.EverythingReceived + respondent.EverythingReceived + presiding.EverythingReceived, StringComparison.Ordinal);

        court.Node.Breach = "somebody unknown received it";
        await presiding.EventAsync("IsolationBreached");
        await clerk.AskAsync("CommitLine", "c2", new { line = "l2", speaker = "", text = "调解未成" });
        await respondent.EventAsync("LineCommitted");
        Assert.DoesNotContain("IsolationBreached", respondent.EverythingReceived, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Screened_people_are_given_nothing_of_each_other_and_only_they_and_the_tribunal_know()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var presiding = await court.StaffAsync("arbitrator");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        await using var respondent = await court.PartyAsync(Role.Respondent);
        await using var other = await court.PartyAsync(Role.Representative);
        var (a, b) = (court.Case.Seat(Role.Claimant).Value, court.Case.Seat(Role.Respondent).Value);
        court.Node.Publishing = [($"{a}/cam/av", ""), ($"{b}/cam/av", "")];
        await claimant.MessageAsync("SourcesChanged", sources => Lists(sources, $"{b}/cam/av"));

        await presiding.AskAsync("ScreenSeats", "s1", a, b, true, false);
        await claimant.MessageAsync("SourcesChanged", sources => Find(sources, $"{b}/cam/av") is { } source && !source.GetProperty("hasVideo").GetBoolean() && source.GetProperty("hasAudio").GetBoolean());
        await claimant.EventAsync("SeatsScreened");
        await Eventually.HoldsAsync(() => court.Node.Converged.LastOrDefault()?.Screens.Any(screen => screen.Picture && !screen.Sound) == true, "the node to screen them");
        await presiding.AskAsync("ScreenSeats", "s2", b, a, true, true);
        await claimant.MessageAsync("SourcesChanged", sources => Find(sources, $"{b}/cam/av") is null);
        Assert.Equal("media.not-in-the-room", await respondent.RefusedAsync("Ticket", "view", $"{a}/cam/av", 1));
        await other.AskAsync("Ticket", "view", $"{a}/cam/av", 1);
        Assert.Equal(0, other.Snapshot.GetProperty("screens").GetArrayLength());
        Assert.DoesNotContain("SeatsScreened", other.EverythingReceived, StringComparison.Ordinal);

        await presiding.AskAsync("ScreenSeats", "s3", a, b, false, false);
        await claimant.MessageAsync("SourcesChanged", sources => Find(sources, $"{b}/cam/av")?.GetProperty("hasVideo").GetBoolean() == true);
        await Eventually.HoldsAsync(() => court.Node.Converged.Last().Screens.Count == 0, "the node to end it");
    }

    private static async Task ToMediationAsync(HubSeat clerk, HubSeat presiding, HubSeat claimant, HubSeat respondent)
    {
        await clerk.StepAsync("OpenLobby");
        await clerk.StepAsync("BeginCheckIn");
        await presiding.MessageAsync("Heartbeat", beat => beat.GetProperty("steps").EnumerateArray().Any(s => s.GetProperty("step").GetString() == "OpenHearing" && s.GetProperty("allowed").GetBoolean()));
        await presiding.StepAsync("OpenHearing");
        await presiding.EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Opening");
        await presiding.StepAsync("TellRights");
        await claimant.AskAsync("AnswerRecusal", "q1", "none", null);
        await respondent.AskAsync("AnswerRecusal", "q2", "none", null);
        await presiding.StepAsync("BeginInvestigation");
        await presiding.StepAsync("BeginMediation");
    }

    private static JsonElement? Find(JsonElement sources, string name) =>
        sources.EnumerateArray().Where(source => source.GetProperty("source").GetString() == name).Select(source => (JsonElement?)source).FirstOrDefault();

    private static bool Lists(JsonElement sources, string name) => Find(sources, name) is not null;
}
