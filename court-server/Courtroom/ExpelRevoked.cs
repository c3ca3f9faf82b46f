using Arbitration.Court.Access;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom;

/// <summary>When a link is revoked, whoever sits there is shown out, picture and sound included.</summary>
internal sealed class ExpelRevoked(ShowOut showOut) : ILinkListener
{
    public Task OnRevokedAsync(HearingId hearing, SeatId seat, CancellationToken ct) =>
        showOut.RunAsync(hearing.Value, seat.Value, "link.revoked", () => true, ct);
}
