using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Evidence.CrossExamination;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Courtroom;

/// <summary>A page takes its seat: first it is listed for pushes, then the snapshot is taken, so nothing falls in between.</summary>
internal sealed class EnterCourtroom(
    HearingCalendar calendar, CourtroomPages pages, IGrainFactory grains, RoomLinks links, DraftBoard drafts, ChatBoard chat, ExaminationReader examinations, DeviceSeats consents, IHubContext<CourtroomHub> hub)
{
    internal sealed record Options(string Tab, bool TakeOver);

    public async Task<(PageConnection Page, Snapshot Snapshot)> RunAsync(HubCallerContext context, string hearingId, Options options)
    {
        var (roster, seat) = await SeatAsync(context.User, hearingId, context.ConnectionAborted);
        if (options.Tab is null or "" || options.Tab.Length > 64) throw new RuleRefused("courtroom.tab-missing");
        var page = new PageConnection(context.ConnectionId, options.Tab, roster, seat, hub.Clients.Client(context.ConnectionId), context.Abort);
        pages.Seat(page, options.TakeOver);
        try
        {
            return (page, await SnapshotAsync(page, context.ConnectionAborted));
        }
        catch
        {
            pages.Leave(page, Leaving.PageClosed);
            throw;
        }
    }

    private async Task<Snapshot> SnapshotAsync(PageConnection page, CancellationToken ct)
    {
        var grain = grains.GetGrain<IHearingGrain>(page.Hearing);
        (await grain.Act(page.SeatId, null, new EnterRoom())).SeqOrThrow();
        var reading = await grain.Read();
        var beside = new BesideTheLog(
            links.Find(page.Roster.HearingId)?.Sources ?? [], [.. (await drafts.OfAsync(page.Hearing, ct)).Where(draft => pages.MayReadAlong(page, draft.Line))], pages.SpokenIn(page.Hearing) ?? reading.State.Of<SpokenTime>(),
            chat.MessagesFor(page.Hearing, page.Seat), chat.NotesFor(page.Hearing, page.Seat),
            await examinations.BeforeAsync(page.Roster, page.Seat, ct));
        return SnapshotWriter.Write(reading, page.Roster, page.Seat, beside);
    }

    private async Task<(HearingRoster, RosterSeat)> SeatAsync(ClaimsPrincipal? user, string hearingId, CancellationToken ct)
    {
        if (!Ids.TryParse<HearingId>(hearingId, out var hearing)) throw new NotThere("hearing.unknown");
        // The same answer for a hearing that is not there and for one that is not theirs: nobody learns what exists.
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere("hearing.unknown");
        if (roster.SeatOf(user ?? new ClaimsPrincipal()) is not { } seat) throw new NotThere("hearing.unknown");
        // A participant agrees to the online hearing and reads the discipline before entering (R41).
        if (seat.UserName is null && !await consents.HasConsentedAsync(hearing, seat.Seat, ct)) throw new RuleRefused("courtroom.consent-needed");
        return (roster, seat);
    }
}
