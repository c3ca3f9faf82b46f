using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Media;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>Offers, answers and candidates of a seat on their way to the node: ticket and session are checked, then relayed.</summary>
internal sealed class RelayMedia(Tickets tickets, TurnCredentials turn, NodeSignalling node, IGrainFactory grains)
{
    private const int LongestSdp = 200_000;

    public async Task<MediaTicket> TicketAsync(SeatAt at, string purpose, string source, int attempt)
    {
        if (!SourceName.IsValid(source) || attempt < 0) throw new RuleRefused("media.source-unknown");
        var isOwn = SourceName.IsOf(source, at.SeatId);
        if (purpose is "publish" or "test" ? !isOwn || SourceName.IsTest(source) != (purpose == "test") : purpose != "view")
            throw new RuleRefused("media.not-your-source");
        var place = purpose == "test" ? $"test-{at.SeatId}" : await PlaceInRoomAsync(at, SourceName.SeatOf(source));
        var ticket = tickets.Sign(at.Hearing, at.SeatId, purpose, source, attempt, place);
        return new MediaTicket(ticket, turn.For(at.Hearing, at.SeatId));
    }

    /// <param name="only">The one source that the caller may send; null: any of the seat's.</param>
    public async Task<object> PublishAsync(SeatAt at, string ticket, string sdp, string? session, CancellationToken ct, string? only = null)
    {
        var bound = tickets.Open(ticket, at.Hearing, at.SeatId);
        if (bound.Purpose == "view" || (only ?? bound.Source) != bound.Source) throw new RuleRefused("media.ticket-invalid");
        RequireSdp(sdp);
        if (bound.Purpose == "publish") await RequireInPlaceAsync(at, at.SeatId, bound.Place);
        var answer = await node.PublishAsync(new PublishRequest
        {
            Room = bound.Hearing, Place = bound.Place, Seat = bound.Seat, Source = bound.Source, Attempt = bound.Attempt, Sdp = sdp,
            Session = session is null or "" ? "" : tickets.OpenSession(session, at.Hearing, at.SeatId),
        }, ct);
        if (bound.Purpose == "publish") await RequireStillInPlaceAsync(at, at.SeatId, bound.Place, answer.Session, ct);
        return new { session = tickets.SealSession(answer.Session, at.Hearing, at.SeatId), sdp = answer.Sdp };
    }

    public async Task<object> ViewAsync(SeatAt at, string ticket, CancellationToken ct)
    {
        var bound = tickets.Open(ticket, at.Hearing, at.SeatId);
        if (bound.Purpose == "publish") throw new RuleRefused("media.ticket-invalid");
        // The ticket is some minutes old at most, and much can change in them: a witness is sent out, a session is closed, somebody goes apart.
        if (bound.Purpose == "view") await RequireInPlaceAsync(at, SourceName.SeatOf(bound.Source), bound.Place);
        var offer = await node.ViewAsync(new ViewRequest
        {
            Room = bound.Hearing, Place = bound.Place, ViewerSeat = bound.Seat, Source = bound.Source, Attempt = bound.Attempt,
        }, ct);
        if (bound.Purpose == "view") await RequireStillInPlaceAsync(at, SourceName.SeatOf(bound.Source), bound.Place, offer.Session, ct);
        return new { session = tickets.SealSession(offer.Session, at.Hearing, at.SeatId), sdp = offer.Sdp };
    }

    public Task AnswerAsync(SeatAt at, string ticket, string session, string sdp, CancellationToken ct)
    {
        tickets.Open(ticket, at.Hearing, at.SeatId);
        RequireSdp(sdp);
        return node.AnswerViewAsync(new ViewAnswer { Session = tickets.OpenSession(session, at.Hearing, at.SeatId), Sdp = sdp }, ct);
    }

    public Task CandidateAsync(SeatAt at, string session, string? candidate, string? mid, int? mline, CancellationToken ct) =>
        node.AddCandidateAsync(new Candidate
        {
            Session = tickets.OpenSession(session, at.Hearing, at.SeatId), Candidate_ = candidate ?? "", Mid = mid ?? "", Mline = mline ?? 0, Last = candidate is null,
        }, ct);

    /// <summary>A page on a weak line does without a picture, so that no word is lost for it.</summary>
    public Task SetPictureAsync(SeatAt at, string session, bool wanted, CancellationToken ct) =>
        node.SetPictureAsync(tickets.OpenSession(session, at.Hearing, at.SeatId), wanted, ct);

    public Task LeaveAsync(SeatAt at, string session, CancellationToken ct) =>
        node.LeaveAsync(tickets.OpenSession(session, at.Hearing, at.SeatId), ct);

    /// <summary>Where the two are, when they are in the room and one may receive anything of the other.</summary>
    private async Task<string> PlaceInRoomAsync(SeatAt at, string sourceSeat)
    {
        var reading = await grains.GetGrain<IHearingGrain>(at.Hearing).Read();
        var source = at.Roster.Seats.FirstOrDefault(s => s.Seat.Value == sourceSeat) ?? throw new RuleRefused("media.source-unknown");
        if (!SnapshotWriter.IsInRoom(reading, at.Seat) || !SnapshotWriter.IsInRoom(reading, source)) throw new RuleRefused("media.not-in-the-room");
        var separation = reading.State.Of<Separation>();
        return WhoMaySee.Media(separation, at.SeatId, sourceSeat).IsNothing ? throw new RuleRefused("media.not-in-the-room") : WhoMaySee.PlaceOf(separation, at.SeatId);
    }

    private async Task RequireInPlaceAsync(SeatAt at, string sourceSeat, string place)
    {
        if (await PlaceInRoomAsync(at, sourceSeat) != place) throw new RuleRefused("media.superseded");
    }

    // Sent out while the offer was on its way: the cut has gone by, so this connection is ended here.
    private async Task RequireStillInPlaceAsync(SeatAt at, string sourceSeat, string place, string session, CancellationToken ct)
    {
        try
        {
            await RequireInPlaceAsync(at, sourceSeat, place);
        }
        catch (RuleRefused)
        {
            await node.LeaveAsync(session, ct);
            throw;
        }
    }

    private static void RequireSdp(string? sdp)
    {
        if (sdp is null or "" || sdp.Length > LongestSdp) throw new RuleRefused("media.bad-offer");
    }
}
