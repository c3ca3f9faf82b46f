using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>A device that redeemed a link. The device is known by the hash of its cookie.</summary>
internal sealed class DeviceSeat
{
    public required string DeviceHash { get; init; }
    public required LinkId LinkId { get; init; }
    public required DateTimeOffset BoundAt { get; set; }
}
