using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>Told what happens to links: one was revoked, so that whoever sits there is disconnected; a further device asks. Register as many as listen.</summary>
internal interface ILinkListener
{
    Task OnRevokedAsync(HearingId hearing, SeatId seat, CancellationToken ct) => Task.CompletedTask;

    /// <summary>A further device with the right code waits to be let in; told each time it asks.</summary>
    /// <param name="hearing">Whose.</param>
    /// <param name="seat">That it asks for.</param>
    /// <param name="device">A short name of the device.</param>
    /// <param name="ct">Ends the telling.</param>
    Task OnDeviceAskedAsync(HearingId hearing, SeatId seat, string device, CancellationToken ct) => Task.CompletedTask;
}
