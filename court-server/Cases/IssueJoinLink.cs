using Arbitration.Court.Access;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

internal sealed record NewLink(SeatId ParticipantId);

internal sealed record NewLinkView(LinkId LinkId, string Url, string Code, string QrSvg);

/// <summary>A clerk makes a join link for one participant, with a QR picture to hand over.</summary>
internal sealed class IssueJoinLink(HearingCalendar calendar, JoinLinks links)
{
    public async Task<NewLinkView> RunAsync(HearingId hearing, SeatId participant, string by, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        var seat = roster.Seats.FirstOrDefault(s => s.Seat == participant && s.UserName is null) ?? throw new BadInput("participantId", "unknown");
        if (HearingCalendar.IsClosed((await calendar.ProgressAsync(hearing, ct))!.Phase)) throw new RuleRefused("link.over");
        var issued = await links.IssueAsync(new LinkHolder(hearing, seat.Seat, seat.Role.ToString(), seat.Name), by, ct);
        return new NewLinkView(issued.LinkId, issued.Url, issued.Code, QrCode.Svg(issued.Url));
    }
}
