using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Courtroom;

/// <summary>What a courtroom page may ask; the contract is docs/protocols/hub.md. Each method checks the seat and passes on.</summary>
internal sealed class CourtroomHub(EnterCourtroom enter, CourtroomPages pages, RelayMedia media, DraftBoard drafts, ChatBoard chat, IGrainFactory grains) : Hub
{
    private const string PageKey = "page";

    public async Task<Snapshot> Enter(string hearingId, EnterCourtroom.Options options)
    {
        if (Context.Items.TryGetValue(PageKey, out var before)) pages.Leave((PageConnection)before!, Leaving.PageClosed);
        var (page, snapshot) = await enter.RunAsync(Context, hearingId, options);
        Context.Items[PageKey] = page;
        _ = page.PumpAsync(Context.ConnectionAborted); // ends with the connection or with its queue
        return snapshot;
    }

    public async Task<object> Replay(long sinceSeq)
    {
        var events = await Grain.Replay(Page.SeatId, sinceSeq);
        return new { events, head = events.IsEmpty ? (await Grain.Read()).HeadOf(Page.SeatId) : events[^1].Seq };
    }

    public Task<object> TakeStep(string opId, HearingStep step, string? reason) => Act(opId, new TakeStep(step, reason));
    public Task<object> DecideRecusal(string opId, bool granted, string? reason) => Act(opId, new DecideRecusal(granted, reason));
    public Task<object> MuteSeat(string opId, string seat, bool muted) => Act(opId, new MuteSeat(seat, muted));
    public Task<object> StopCamera(string opId, string seat, bool stopped) => Act(opId, new StopCamera(seat, stopped));
    public Task<object> RaiseHand(string opId, bool raised) => Act(opId, new RaiseHand(raised));
    public Task<object> AskToSpeak(string opId, string seat, bool asked) => Act(opId, new AskToSpeak(seat, asked));
    public Task<object> TakeWord(string opId) => Act(opId, new TakeWord());
    public Task<object> LockRoom(string opId, bool locked) => Act(opId, new LockRoom(locked));
    public Task<object> HoldDoor(string opId, bool held) => Act(opId, new HoldDoor(held));
    public Task<object> AdmitSeat(string opId, string seat, string? reason) => Act(opId, new AdmitSeat(seat, reason));
    public Task<object> CheckIdentity(string opId, string seat, bool verified, string? note, string? sha256) => Act(opId, new CheckIdentity(seat, verified, note, sha256));
    public Task<object> DecideDevice(string opId, string device, bool granted) => Act(opId, new DecideDevice(device, granted));
    public Task<object> PlaceSeat(string opId, string seat, bool inRoom) => Act(opId, new PlaceSeat(seat, inRoom));
    public Task<object> ChooseRoomDevice(string opId, string seat) => Act(opId, new ChooseRoomDevice(seat));
    public Task<object> InterpretAside(string opId, bool aside) => Act(opId, new InterpretAside(aside));
    public Task<object> ListenTo(string opId, bool interpreted) => Act(opId, new ListenTo(interpreted));
    public Task<object> OpenPrivateRoom(string opId, PrivateRoomKind kind) => Act(opId, new OpenPrivateRoom(kind));
    public Task<object> EndPrivateRoom(string opId, PrivateRoomKind kind) => Act(opId, new EndPrivateRoom(kind));
    public Task<object> ScreenSeats(string opId, string seat, string other, bool picture, bool sound) => Act(opId, new ScreenSeats(seat, other, picture, sound));
    public Task<object> DisciplineSeat(string opId, string seat, Discipline measure, string? words) => Act(opId, new DisciplineSeat(seat, measure, words));
    public Task<object> ReadmitSeat(string opId, string seat, string? words) => Act(opId, new ReadmitSeat(seat, words));
    public Task<object> ChooseScene(string opId, SceneChoice? choice) => Act(opId, new ChooseScene(choice));
    public Task<object> AnswerRecusal(string opId, string answer, string? reason) => Act(opId, new AnswerRecusal(answer, reason));
    public Task<object> CommitLine(string opId, CommitLine line) => Act(opId, line);
    public Task<object> EditLine(string opId, string line, string text) => Act(opId, new EditLine(line, text));

    public Task<object> WriteToTribunal(string opId, string? text) => chat.WriteAsync(Page, Checked(opId), text);
    public Task<object> NotePerson(string opId, string seat, string? text) => chat.NoteAsync(Page, Checked(opId), seat, text);
    public object DismissNote(string opId, string note) => chat.Dismiss(Page, note);

    public void Draft(DraftMessage draft)
    {
        // What is typed in a private room is shown to nobody.
        if (!pages.IsApart(Page)) drafts.Put(Page.Hearing, draft.By(Page));
    }

    public void ReportLink(LinkReport report) => pages.Report(Page, report.Checked());
    public Task<MediaTicket> Ticket(string purpose, string source, int attempt) => media.TicketAsync(Page, purpose, source, attempt);
    public Task<object> Publish(string ticket, string sdp, string? session) => media.PublishAsync(Page, ticket, sdp, session, Context.ConnectionAborted);
    public Task<object> View(string ticket) => media.ViewAsync(Page, ticket, Context.ConnectionAborted);
    public Task SetPicture(string session, bool wanted) => media.SetPictureAsync(Page, session, wanted, Context.ConnectionAborted);
    public Task AnswerView(string ticket, string session, string sdp) => media.AnswerAsync(Page, ticket, session, sdp, Context.ConnectionAborted);
    public Task Candidate(string ticket, string session, string? candidate, string? mid, int? mline) =>
        media.CandidateAsync(Page, session, candidate, mid, mline, Context.ConnectionAborted);
    public Task LeaveMedia(string ticket, string session) => media.LeaveAsync(Page, session, Context.ConnectionAborted);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(PageKey, out var page)) pages.Leave((PageConnection)page!, exception is null ? Leaving.PageClosed : Leaving.ConnectionLost);
        return base.OnDisconnectedAsync(exception);
    }

    private PageConnection Page
    {
        get
        {
            if (!Context.Items.TryGetValue(PageKey, out var held) || held is not PageConnection page) throw new RuleRefused("courtroom.not-entered");
            return pages.Holds(page) ? page : throw new RuleRefused("courtroom.displaced");
        }
    }

    private IHearingGrain Grain => grains.GetGrain<IHearingGrain>(Page.Hearing);

    private async Task<object> Act(string opId, HearingCommand command) =>
        new { seq = (await Grain.Act(Page.SeatId, Checked(opId), command)).SeqOrThrow() };

    private static string Checked(string? opId) => opId is null or "" || opId.Length > 64 ? throw new RuleRefused("courtroom.op-missing") : opId;
}
