using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Courtroom.Phones;
using Arbitration.Court.Evidence;
using Arbitration.Court.Evidence.CrossExamination;
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
internal sealed class CourtroomHub(EnterCourtroom enter, CourtroomPages pages, RelayMedia media, DraftBoard drafts, ChatBoard chat, PhoneUse phones, FindPage pagesToShow, FindExhibit exhibits, IGrainFactory grains) : Hub
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
    public PhoneInvitation InvitePhone(PhoneMedia media) => phones.Invite(Page.At, media);
    public Task<object> TakeBackFromPhone(string opId) => Act(opId, new TakeBackFromPhone(null));
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
    public async Task<object> ShowPage(string opId, string exhibit, string file, int page) =>
        await Act(opId, new ShowPage(await pagesToShow.PageAsync(Page, Context.User, new FindPage.Wanted(exhibit, file, page), Context.ConnectionAborted)));
    public async Task<object> ShowBeside(string opId, string exhibit, string file, int page) =>
        await Act(opId, new ShowBeside(await pagesToShow.PageAsync(Page, Context.User, new FindPage.Wanted(exhibit, file, page), Context.ConnectionAborted)));
    public Task<object> ChooseSide(string opId, bool right) => Act(opId, new ChooseSide(right));
    public Task<object> RemoveBeside(string opId) => Act(opId, new RemoveBeside());
    public async Task<object> ShowClip(string opId, string exhibit, string file) =>
        await Act(opId, new ShowClip(await pagesToShow.ClipAsync(Page, Context.User, new FindPage.Wanted(exhibit, file, 0), Context.ConnectionAborted)));
    public Task<object> PlayClip(string opId, bool playing, long? positionUs) => Act(opId, new PlayClip(playing, positionUs));
    public Task<object> ChangeView(string opId, PagePart? part, PageTurn turn) => Act(opId, new ChangeView(part, turn));
    public Task<object> MovePointer(string opId, PagePoint? point) => Act(opId, new MovePointer(point));
    public Task<object> AddMark(string opId, PageMark? mark) => Act(opId, new AddMark(mark));
    public Task<object> RemoveMarks(string opId, bool all) => Act(opId, new RemoveMarks(all));
    public Task<object> ClearDisplay(string opId) => Act(opId, new ClearDisplay());
    public Task<object> GivePointer(string opId, string? seat) => Act(opId, new GivePointer(seat));
    public async Task<object> GiveOpinion(string opId, string exhibit, EvidenceParty? party, Aspect? aspect, bool? accepted, string? reason) =>
        await Act(opId, new GiveOpinion(await ExhibitAsync(exhibit), party, aspect, accepted, reason));
    public async Task<object> CompareOriginal(string opId, string exhibit, Comparison comparison) => await Act(opId, new CompareOriginal(await ExhibitAsync(exhibit), comparison));
    public async Task<object> ReplyToOpinions(string opId, string exhibit, string? text) => await Act(opId, new ReplyToOpinions(await ExhibitAsync(exhibit), text));
    public async Task<object> DecideExhibit(string opId, string exhibit, bool? admitted, string? reason) => await Act(opId, new DecideExhibit(await ExhibitAsync(exhibit), admitted, reason));
    public Task<object> AnswerRecusal(string opId, string answer, string? reason) => Act(opId, new AnswerRecusal(answer, reason));
    public Task<object> CommitLine(string opId, CommitLine line) => Act(opId, line);
    public Task<object> EditLine(string opId, string line, string text) => Act(opId, new EditLine(line, text));

    public Task<object> WriteToTribunal(string opId, string? text) => chat.WriteAsync(Page, Checked(opId), text);
    public Task<object> NotePerson(string opId, string seat, string? text) => chat.NoteAsync(Page, Checked(opId), seat, text);
    public object DismissNote(string opId, string note) => chat.Dismiss(Page, note);

    public void Draft(DraftMessage draft)
    {
        // What is typed in a private room is shown to nobody.
        if (pages.IsApart(Page)) return;
        var typed = draft.By(Page);
        pages.NoteTyping(Page, typed.Line);
        drafts.Put(Page.Hearing, typed);
    }

    public void ReportLink(LinkReport report) => pages.Report(Page, report.Checked());
    public Task<MediaTicket> Ticket(string purpose, string source, int attempt) => media.TicketAsync(Page.At, purpose, source, attempt);
    public Task<object> Publish(string ticket, string sdp, string? session) => media.PublishAsync(Page.At, ticket, sdp, session, Context.ConnectionAborted);
    public Task<object> View(string ticket) => media.ViewAsync(Page.At, ticket, Context.ConnectionAborted);
    public Task SetPicture(string session, bool wanted) => media.SetPictureAsync(Page.At, session, wanted, Context.ConnectionAborted);
    public Task AnswerView(string ticket, string session, string sdp) => media.AnswerAsync(Page.At, ticket, session, sdp, Context.ConnectionAborted);
    public Task Candidate(string ticket, string session, string? candidate, string? mid, int? mline) =>
        media.CandidateAsync(Page.At, session, candidate, mid, mline, Context.ConnectionAborted);
    public Task LeaveMedia(string ticket, string session) => media.LeaveAsync(Page.At, session, Context.ConnectionAborted);

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

    private Task<NamedExhibit> ExhibitAsync(string exhibit) => exhibits.RunAsync(Page.Roster.HearingId, Context.User, exhibit, Context.ConnectionAborted);

    private async Task<object> Act(string opId, HearingCommand command) =>
        new { seq = (await Grain.Act(Page.SeatId, Checked(opId), command)).SeqOrThrow() };

    private static string Checked(string? opId) => opId is null or "" || opId.Length > 64 ? throw new RuleRefused("courtroom.op-missing") : opId;
}
