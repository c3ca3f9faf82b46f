using System.Net;
using System.Text.Json;
using Arbitration.Court.Tests.Support;
using static Arbitration.Court.Tests.Isolation.Cast;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>What happens in the hearing, in its order.</summary>
internal sealed class Course(PlayedHearing play)
{
    private static readonly string[] Early = [.. Tribunal, Claimant, Representative, Respondent, Interpreter, .. Public, CalledWitness, UncalledWitness];
    private readonly HashSet<string> _inside = [];
    private int _calls;

    private RawPage this[string name] => play.Listener(name).Page!;

    public async Task RunAsync()
    {
        foreach (var name in Early) await EnterAsync(name);
        await BeforeTheOpeningAsync();
        await RecusalAsync();
        await InTheOpenAsync();
        await InClosedSessionAsync();
        await WitnessAsync();
        await MediationAsync();
        await RefusedAsync();
        await LookAgainAsync();
    }

    /// <summary>The close, and what may be read from then on.</summary>
    public async Task EndAsync()
    {
        play.CloseStage();
        foreach (var step in (string[])["BeginDebate", "AskFinalStatements", "Close"]) await StepAsync(Presiding, step);
        await this[Presiding].AskAsync("ReadmitSeat", Op(), Seat(ThirdParty), Of("readmission"));
        await StepAsync(Clerk, "BeginReview");
        await EditAsync("l2", "line, as it is edited in review");
        await ComeLateAsync(ThirdParty);
        await play.KeepRecordingAsync();
        await LookAgainAsync();
    }

    private async Task BeforeTheOpeningAsync()
    {
        await StepAsync(Clerk, "OpenLobby", "reason of the lobby");
        await this[Clerk].AskAsync("HoldDoor", Op(), true);
        await EnterAsync(Waiting);
        await EnterAsync(ThirdParty);
        await IdentityAsync();
        await this[Clerk].AskAsync("AdmitSeat", Op(), Seat(ThirdParty), Of("reason of an admission"));
        await ComeLateAsync(ThirdParty);
        await BesideAsync();
        play.Court.Node.TrialResult.Sha256 = Of("trial before the opening");
        await play.Listener(Clerk).PostAsync($"/api/hearings/{play.Hearing}/trial", new { });
        play.Court.Node.TrialResult.LoudestDbfs = -90;
        await play.Listener(Clerk).PostAsync($"/api/hearings/{play.Hearing}/trial", new { });
        await HangAsync();
        await StepAsync(Clerk, "BeginCheckIn");
        await this[Presiding].MessageAsync("Heartbeat", beat => beat.GetProperty("steps").EnumerateArray().Any(s => s.GetProperty("step").GetString() == "OpenHearing" && s.GetProperty("allowed").GetBoolean()));
        await StepAsync(Presiding, "OpenHearing", "reason of an opening without trial");
        await this[Presiding].EventAsync("PhaseChanged", e => e.GetProperty("to").GetString() == "Opening");
    }

    // A screen is hung up in the hearing room, and the clerk enters what it shows.
    private async Task HangAsync()
    {
        var wall = play.Listener(Wall);
        await wall.PostAsync("/api/wall/screen", new { });
        await WatchAsync();
        var waiting = await wall.Page!.MessageAsync("Shown", view => view.TryGetProperty("code", out var shown) && shown.ValueKind == JsonValueKind.String);
        await play.Listener(Clerk).PostAsync($"/api/hearings/{play.Hearing}/wall-screens", new { code = waiting.GetProperty("arguments")[0].GetProperty("code").GetString(), name = Of("name of a wall screen") });
        await wall.Page.MessageAsync("Shown", view => view.TryGetProperty("hearing", out var hearing) && hearing.ValueKind == JsonValueKind.Object);
    }

    private async Task WatchAsync()
    {
        await play.Listener(Wall).ConnectAsync("/hub/wall");
        await this[Wall].AskAsync("Watch");
    }

    private async Task IdentityAsync()
    {
        var claimant = play.Listener(Claimant);
        await claimant.PostAsync("/api/join/identity", new { hearingId = play.Hearing, code = Of("code of a link"), picture = Convert.ToBase64String(play.Picture("picture of a document").Span) }, HttpStatusCode.NoContent);
        var shown = (await this[Clerk].EventAsync("IdentityShown")).GetProperty("sha256").GetString();
        await this[Clerk].AskAsync("CheckIdentity", Op(), claimant.Seat, false, Of("identity refused"), shown);
        await this[Clerk].AskAsync("CheckIdentity", Op(), claimant.Seat, true, null, shown);
        await this[Clerk].AskAsync("CheckIdentity", Op(), Seat(Respondent), true, Of("identity found otherwise"), null);
    }

    private async Task BesideAsync()
    {
        await this[Clerk].AskAsync("WriteToTribunal", Of("number of a chat"), Of("chat"));
        await this[Clerk].AskAsync("NotePerson", Of("number of a note"), Seat(Claimant), Of("note to the claimant"));
        await this[Clerk].AskAsync("NotePerson", Guid.NewGuid().ToString(), Seat(UncalledWitness), Of("note to who waits for the call"));
        await this[Claimant].AskAsync("DismissNote", Op(), Of("note that is not there"));
        await play.Listener(FurtherDevice).PostAsync("/api/join", new { token = Of("token of a link"), code = Of("code of a link") }, HttpStatusCode.Conflict);
        var device = (await this[Clerk].EventAsync("DeviceAsked")).GetProperty("device").GetString()!;
        play.Words["further device"].Text = device;
        await this[Clerk].AskAsync("DecideDevice", Op(), device, false);
        play.Court.Node.Still = play.Picture("picture of the programme");
    }

    private async Task RecusalAsync()
    {
        await StepAsync(Presiding, "TellRights");
        await this[Claimant].AskAsync("AnswerRecusal", Op(), "requested", Of("reason of a recusal"));
        await this[Presiding].AskAsync("DecideRecusal", Op(), false, Of("decision on a recusal"));
        await StepAsync(Presiding, "Resume");
        foreach (var name in (string[])[Respondent, ThirdParty]) await this[name].AskAsync("AnswerRecusal", Op(), "none", null);
        await StepAsync(Presiding, "BeginInvestigation");
    }

    private async Task InTheOpenAsync()
    {
        await CommitAsync("l1", Of("line"));
        await EditAsync("l1", "line, as it is edited");
        await TypeAsync("d1", "typing", Of("speaker of a typing"));
        await this[Presiding].AskAsync("DisciplineSeat", Op(), Seat(Respondent), "Warning", Of("warning"));
        await this[Presiding].AskAsync("ScreenSeats", Op(), Seat(Claimant), Seat(Respondent), true, true);
        await ShowAsync(2);
        await this[Presiding].AskAsync("ChangeView", Op(), new { x = 0.1, y = 0.1, width = 0.5, height = 0.5 }, "Right");
        await OpinionAsync("Authenticity", "opinion");
        await this[Claimant].AskAsync("ReplyToOpinions", Op(), play.Evidence.Exhibits[2], Of("reply to an opinion"));
        await play.ReadInBetweenAsync();
        await MediaAsync();
    }

    private Task OpinionAsync(string aspect, string word) => this[Respondent].AskAsync("GiveOpinion", Op(), play.Evidence.Exhibits[2], null, aspect, false, Of(word));

    private async Task ShowAsync(int exhibit) =>
        await this[Clerk].AskAsync("ShowPage", Op(), play.Evidence.Exhibits[exhibit], play.Evidence.Files[exhibit], 1);

    private async Task MediaAsync()
    {
        var (claimant, source) = (this[Claimant], $"{Seat(Claimant)}/cam/av");
        var publish = await TicketAsync(claimant, "publish", source);
        var published = await claimant.AskAsync("Publish", publish, Of("offer of a page"), null);
        await claimant.AskAsync("Candidate", Of("ticket that nobody looks at"), published.GetProperty("session").GetString(), Of("candidate of a page"), Of("line of a candidate"), 0);
        var view = await TicketAsync(claimant, "view", "clerk/cam/av");
        var viewed = (await claimant.AskAsync("View", view)).GetProperty("session").GetString();
        await claimant.AskAsync("AnswerView", view, viewed, Of("answer of a page"));
        await claimant.AskAsync("LeaveMedia", Of("another ticket that nobody looks at"), viewed);
        var wallTicket = (await this[Wall].AskAsync("WallTicket", "clerk/cam/av", 1)).GetProperty("ticket").GetString();
        var wallSession = (await this[Wall].AskAsync("WallView", wallTicket)).GetProperty("session").GetString();
        await this[Wall].AskAsync("WallAnswer", wallTicket, wallSession, Of("answer of a wall screen"));
        await this[Wall].AskAsync("WallCandidate", wallSession, Of("candidate of a wall screen"), Of("line of a wall screen's candidate"), 0);
    }

    private async Task InClosedSessionAsync()
    {
        await StepAsync(Presiding, "BeginClosedSession", "reason of a closed session");
        await CommitAsync(Of("name of a line of a closed session"), Of("line of a closed session"));
        await this[Presiding].AskAsync("DisciplineSeat", Op(), Seat(Respondent), "Warning", Of("warning in a closed session"));
        await OpinionAsync("Legality", "opinion in a closed session");
        var inClosed = this[Clerk].Head;
        await TypeAsync(Of("name of a typing in a closed session"), "typing in a closed session");
        await EnterAsync(Observer);
        await play.ReadInBetweenAsync();
        await StepAsync(Presiding, "EndClosedSession");
        await EditAsync(Of("name of a line of a closed session"), "line of a closed session, as it is edited in public");
        foreach (var name in Public) await EnterAsync(name);
        await this[Presiding].AskAsync("DisciplineSeat", Op(), Seat(ThirdParty), "Removal", Of("removal"));
        await this[ThirdParty].MessageAsync("Ended");
        _inside.Remove(ThirdParty);
        await CommitAsync("l2", Of("line while somebody is removed"), Of("time that is none"));
        await CommitAsync("l6", Of("line begun in a closed session and committed after it"), startedSeq: inClosed);
        await ShowAsync(3);
        await this[Presiding].AskAsync("ClearDisplay", Op());
    }

    private async Task WitnessAsync()
    {
        await TypeAsync("d2", "typing before a witness is called");
        await this[Presiding].AskAsync("TakeStep", Op(), "CallWitness", Seat(CalledWitness));
        await EnterAsync(CalledWitness);
        await CommitAsync("l3", Of("testimony"));
        await TypeAsync("d3", "typing of a testimony");
        await EditAsync("l1", "line, as it is edited while a witness is in");
        await play.ReadInBetweenAsync();
        await StepAsync(Presiding, "ReleaseWitness");
        await CommitAsync("l4", Of("line after a testimony"));
        await OpinionAsync("Relevance", "opinion after a testimony");
        await this[Presiding].AskAsync("DecideExhibit", Op(), play.Evidence.Exhibits[2], false, Of("decision on an exhibit"));
    }

    private async Task MediationAsync()
    {
        await StepAsync(Presiding, "BeginMediation", "reason of the mediation");
        await this[Presiding].AskAsync("OpenPrivateRoom", Op(), "WithClaimant");
        await this[Clerk].AskAsync("Draft", new { line = "d4", rev = 1, speaker = "", text = Of("typing in a private room"), startedHearingUs = (long?)null });
        Assert.True(await this[Clerk].IsRefusedAsync("CommitLine", Op(), new { line = "l5", speaker = "", text = Of("line in a private room") }));
        await this[Presiding].AskAsync("WriteToTribunal", Guid.NewGuid().ToString(), Of("chat in a private room"));
        (play.Court.Node.BreachedRoom, play.Court.Node.Breach) = (play.Hearing, Of("breach found by the gateway"));
        foreach (var name in Tribunal) await this[name].EventAsync("IsolationBreached");
        await StepAsync(Presiding, "EndMediation");
    }

    private async Task RefusedAsync()
    {
        foreach (var input in Exempt.IsRefused)
            // Whoever asks to enter elsewhere has left, and would be refused everything for that alone.
            foreach (var name in input == "Enter.hearingId" ? (string[])[ForeignParty] : input.StartsWith("Wall", StringComparison.Ordinal) ? [Wall] : [Presiding, Clerk, Claimant])
                Assert.True(await this[name].IsRefusedAsync(input.Split('.')[0], Calls.With(input, Of("whatever is refused"))), $"{input} took a word from {name}");
        foreach (var name in (string[])[ForeignStaff, ForeignParty])
        {
            if (play.Listener(name).Page is null) await play.Listener(name).ConnectAsync();
            Assert.True(await this[name].IsRefusedAsync("Enter", play.Hearing, new { tab = "t", takeOver = true }));
        }
        foreach (var name in (string[])[Nobody, Revoked, FurtherDevice])
            await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => play.Listener(name).ConnectAsync());
        await play.Listener(ThirdParty).ConnectAsync();
        Assert.True(await this[ThirdParty].IsRefusedAsync("Enter", play.Hearing, new { tab = "t", takeOver = true }));
    }

    // Everybody comes anew, asks for all that they missed, and reads.
    private async Task LookAgainAsync()
    {
        foreach (var name in (string[])[.. Early, Waiting]) await ComeLateAsync(name);
        await WatchAsync();
        await play.ReadAllAsync();
        foreach (var name in (string[])[.. Early, Waiting]) await SettleAsync(name);
    }

    // What is sent to a page comes in the order it was sent in, so whatever was to come before this note has come with it.
    private async Task SettleAsync(string name)
    {
        var mark = Guid.NewGuid().ToString("N");
        if (name == Clerk) await this[Clerk].AskAsync("WriteToTribunal", mark, mark);
        else await this[Clerk].AskAsync("NotePerson", mark, Seat(name), mark);
        await this[name].MessageAsync(name == Clerk ? "ChatWritten" : "NoteShown", m => m.GetProperty("text").GetString() == mark);
    }

    // What happened before is asked for.
    private async Task ComeLateAsync(string name)
    {
        await EnterAsync(name);
        await this[name].AskAsync("Replay", 0);
    }

    private async Task EnterAsync(string name)
    {
        // A page that goes takes with it what was still on its way.
        if (!_inside.Add(name)) await SettleAsync(name);
        var listener = play.Listener(name);
        await listener.ConnectAsync();
        await listener.Page!.EnterAsync(play.Hearing, $"{Of("name of a tab")}-{++_calls}");
    }

    private Task StepAsync(string who, string step, string? reason = null) => this[who].AskAsync("TakeStep", Op(), step, reason is null ? null : Of(reason));

    private Task CommitAsync(string line, string text, string? startedWall = null, long? startedSeq = null) =>
        this[Clerk].AskAsync("CommitLine", Op(), new { line, speaker = "clerk", text, startedHearingUs = (long?)null, startedWall, startedSeq });

    private Task EditAsync(string line, string word) => this[Clerk].AskAsync("EditLine", Op(), line, Of(word));

    // Shown within a tenth of a second, which must be over before anything else happens.
    private async Task TypeAsync(string line, string word, string speaker = "")
    {
        await this[Clerk].AskAsync("Draft", new { line, rev = 1, speaker, text = Of(word), startedHearingUs = (long?)null });
        await this[Clerk].MessageAsync("DraftChanged", draft => draft.GetProperty("text").GetString() == Of(word));
    }

    private static async Task<string?> TicketAsync(RawPage page, string purpose, string source) => (await page.AskAsync("Ticket", purpose, source, 1)).GetProperty("ticket").GetString();

    private string Of(string word) => play.Words.Of(word);

    private string Seat(string name) => play.Listener(name).Seat;

    private string Op() => $"{Of("numbers of all other calls")}-{++_calls}";
}
