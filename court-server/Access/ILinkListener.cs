using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>Told when a link was revoked, so that whoever sits there is disconnected. Register as many as listen.</summary>
internal interface ILinkListener
{
    Task OnRevokedAsync(HearingId hearing, SeatId seat, CancellationToken ct);
}
