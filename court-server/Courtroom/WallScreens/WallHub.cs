using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Shared;
using Microsoft.AspNetCore.SignalR;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>What a wall screen may ask: to be told how its hearing stands, and to receive the pictures it is told of. It sends nothing.</summary>
internal sealed class WallHub(WallPages pages, KnownScreens screens, HearingCalendar calendar, RelayMedia media, IGrainFactory grains, IHubContext<WallHub> hub) : Hub
{
    private const string PageKey = "page";

    public async Task Watch()
    {
        if (Context.Items.ContainsKey(PageKey)) return;
        var page = new WallPage(WallSecret.Of(Context.User)!.Value, Context.ConnectionId, hub.Clients.Client(Context.ConnectionId), Context.Abort);
        // First listed, then looked up, so that no pairing falls in between.
        pages.Add(page);
        Context.Items[PageKey] = page;
        _ = page.PumpAsync(Context.ConnectionAborted); // ends with the connection
        await PlaceAsync(page);
    }

    public Task<MediaTicket> WallTicket(string source, int attempt) => media.TicketAsync(Open(source).At, "view", source, attempt);

    public async Task<object> WallView(string ticket)
    {
        var (at, page) = Open(null);
        var offer = await media.ViewAsync(at, ticket, Context.ConnectionAborted);
        // Closed while the offer was on its way: the node has cut the screen, or refused it; the page is not given what is left.
        return IsOpen(page) ? offer : throw new RuleRefused("media.not-in-the-room");
    }

    public Task WallAnswer(string ticket, string session, string sdp) => media.AnswerAsync(Open(null).At, ticket, session, sdp, Context.ConnectionAborted);
    public Task WallCandidate(string session, string? candidate, string? mid, int? mline) =>
        media.CandidateAsync(Open(null).At, session, candidate, mid, mline, Context.ConnectionAborted);
    public Task WallLeave(string session) => media.LeaveAsync(Paired().At, session, Context.ConnectionAborted);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Context.Items.TryGetValue(PageKey, out var page)) pages.Remove((WallPage)page!);
        return base.OnDisconnectedAsync(exception);
    }

    private async Task PlaceAsync(WallPage page)
    {
        var known = await screens.FindAsync(page.Secret, Context.ConnectionAborted);
        var roster = known is null ? null : await calendar.RosterAsync(known.HearingId, Context.ConnectionAborted);
        pages.Place(page, roster, roster is null ? null : await grains.GetGrain<IHearingGrain>(roster.HearingId.Value).Read());
    }

    private (SeatAt At, WallPage Page, WallRoom Room) Paired()
    {
        if (!Context.Items.TryGetValue(PageKey, out var held) || held is not WallPage page) throw new RuleRefused("courtroom.not-entered");
        if (pages.RoomOf(page) is not { } room || room.Reading.State.Of<WallState>().Screens.GetValueOrDefault(page.Screen) is not { } name) throw new RuleRefused("wall.not-paired");
        return (new SeatAt(room.Roster, WallSight.SeatOf(page.Screen, name)), page, room);
    }

    /// <param name="source">What it wants to receive; null: what its ticket says.</param>
    private (SeatAt At, WallPage Page) Open(string? source)
    {
        var (at, page, room) = Paired();
        var state = room.Reading.State;
        if (!WallSight.IsOpen(state, page.Screen)) throw new RuleRefused("media.not-in-the-room");
        if (source is not null && !room.Sources.Any(one => one.Source == source && WallSight.MayReceive(state, room.Roster, one))) throw new RuleRefused("media.source-unknown");
        return (at, page);
    }

    private bool IsOpen(WallPage page) => pages.RoomOf(page) is { } room && WallSight.IsOpen(room.Reading.State, page.Screen);
}
