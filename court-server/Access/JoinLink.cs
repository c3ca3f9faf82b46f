using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

internal enum LinkState { Issued, Redeemed, Revoked, Over }

/// <summary>A link that lets one person take one seat. Neither token nor code is kept, only their hashes.</summary>
internal sealed class JoinLink
{
    public required LinkId LinkId { get; init; }
    public required HearingId HearingId { get; init; }
    public required SeatId Seat { get; init; }
    public required string Role { get; init; }
    public required string Name { get; init; }
    public required string TokenHash { get; init; }
    public required string CodeHash { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required string IssuedBy { get; init; }
    public LinkState State { get; set; }
    public int CodeFailures { get; set; }
    public DateTimeOffset? CodeFailuresSince { get; set; }
    public int Version { get; set; }

    public bool IsAlive => State is LinkState.Issued or LinkState.Redeemed;
}
