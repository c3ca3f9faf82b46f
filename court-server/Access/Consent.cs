using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>A participant agreed to the online hearing and read the discipline. It stays when a link is replaced.</summary>
internal sealed class Consent
{
    public required HearingId HearingId { get; init; }
    public required SeatId Seat { get; init; }
    public required DateTimeOffset At { get; init; }
}
