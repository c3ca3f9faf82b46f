using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>Whom a link is for.</summary>
internal sealed record LinkHolder(HearingId Hearing, SeatId Seat, string Role, string Name);
