using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Courtroom;

/// <summary>What clerk and arbitrators write beside the hearing reaches nobody else, in no way.</summary>
public sealed class ChatTests
{
    private const string Planted = "鸿雁暗语";

    [Fact]
    public async Task A_word_between_clerk_and_arbitrators_is_in_nobody_elses_messages_reads_or_log()
    {
        await using var court = await LiveCourt.StartAsync();
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        await using var claimant = await court.PartyAsync(Role.Claimant);
        var cookies = await court.JoinAsync(court.Case.Seat(Role.Respondent));
        await using var respondent = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing);

        await clerk.AskAsync("WriteToTribunal", "m1", $"{Planted}：申请人证据还缺一页");
        await clerk.AskAsync("WriteToTribunal", "m1", $"{Planted}：申请人证据还缺一页");
        await presiding.AskAsync("WriteToTribunal", "m1", $"{Planted}：知道了");
        foreach (var page in new[] { clerk, presiding })
            await page.MessageAsync("ChatWritten", m => m.GetProperty("text").GetString()!.Contains("知道了", StringComparison.Ordinal));
        Assert.Equal(2, presiding.Messages("ChatWritten").Count);
        Assert.Contains(Planted, presiding.EverythingReceived, StringComparison.Ordinal);
        Assert.Equal("chat.not-yours", await claimant.RefusedAsync("WriteToTribunal", "m2", "我也说一句"));

        // Whatever else goes on afterwards, so that nothing is merely late.
        await clerk.StepAsync("OpenLobby");
        await claimant.AskAsync("RaiseHand", "h1", true);
        foreach (var party in new[] { claimant, respondent })
        {
            await party.EventAsync("HandRaised");
            await party.MessageAsync("Heartbeat");
            Assert.DoesNotContain(Planted, party.EverythingReceived, StringComparison.Ordinal);
            Assert.DoesNotContain(Planted, HubSeat.Plain(await party.AskAsync("Replay", 0)), StringComparison.Ordinal);
        }
        await using var entered = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing, takeOver: true);
        Assert.DoesNotContain(Planted, HubSeat.Plain(entered.Snapshot), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, entered.Snapshot.GetProperty("chat").ValueKind);
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = court.Address };
        foreach (var path in new[] { "", "/transcript.json", "/transcript.vtt" })
            Assert.DoesNotContain(Planted, await http.GetStringAsync(new Uri($"/api/hearings/{court.Hearing}{path}", UriKind.Relative)), StringComparison.Ordinal);

        // Nor is it kept anywhere, not even for the tribunal.
        Assert.All(await court.Court.Get<HearingLog>().ReadAsync(court.Case.Hearing, default), row => Assert.DoesNotContain(Planted, HubSeat.Plain(JsonDocument.Parse(row.Canonical).RootElement), StringComparison.Ordinal));
        Assert.DoesNotContain(Planted, HubSeat.Plain(await clerk.AskAsync("Replay", 0)), StringComparison.Ordinal);
        await using var again = await court.StaffAsync("clerk", takeOver: true);
        Assert.Equal(2, again.Snapshot.GetProperty("chat").GetArrayLength());
    }

    [Fact]
    public async Task A_note_of_the_clerk_is_shown_to_one_person_until_it_is_put_away()
    {
        await using var court = await LiveCourt.StartAsync(withNode: false);
        await using var clerk = await court.StaffAsync("clerk");
        await using var presiding = await court.StaffAsync("arbitrator");
        var cookies = await court.JoinAsync(court.Case.Seat(Role.Claimant));
        var seat = court.Case.Seat(Role.Claimant).Value;
        await using var claimant = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing);
        await using var respondent = await court.PartyAsync(Role.Respondent);
        Assert.Equal("chat.not-clerk", await presiding.RefusedAsync("NotePerson", "n0", seat, "请靠近麦克风"));
        Assert.Equal("floor.seat-unknown", await clerk.RefusedAsync("NotePerson", "n0", "nobody", "请靠近麦克风"));

        await clerk.AskAsync("NotePerson", "n1", seat, $"{Planted}请靠近麦克风");
        var note = await claimant.MessageAsync("NoteShown");
        await using var reloaded = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing, takeOver: true);
        Assert.Equal(note.GetProperty("id").GetString(), Assert.Single(reloaded.Snapshot.GetProperty("notes").EnumerateArray()).GetProperty("id").GetString());
        await reloaded.AskAsync("DismissNote", "n2", note.GetProperty("id").GetString());
        await using var again = await HubSeat.EnterAsync(court.Address, cookies, court.Hearing, takeOver: true);
        Assert.Empty(again.Snapshot.GetProperty("notes").EnumerateArray());

        await clerk.StepAsync("OpenLobby");
        await respondent.EventAsync("PhaseChanged");
        Assert.DoesNotContain(Planted, respondent.EverythingReceived, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, presiding.EverythingReceived, StringComparison.Ordinal);
        Assert.DoesNotContain(Planted, HubSeat.Plain(await respondent.AskAsync("Replay", 0)), StringComparison.Ordinal);
    }
}
