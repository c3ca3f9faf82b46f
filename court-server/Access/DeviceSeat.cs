using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>A device that redeemed a link. The device is known by the hash of its cookie. The first one is let in; for a further one somebody of the tribunal says so.</summary>
internal sealed class DeviceSeat
{
    public required string DeviceHash { get; init; }
    public required LinkId LinkId { get; init; }
    public required DateTimeOffset BoundAt { get; set; }
    public DeviceState State { get; set; } = DeviceState.Granted;
}

internal enum DeviceState { Asked, Granted, Refused }
