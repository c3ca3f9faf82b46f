using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>A party or a representative. The id is also the person's seat in each hearing of the case.</summary>
internal sealed class CaseParticipant
{
    public required SeatId ParticipantId { get; init; }
    public required CaseId CaseId { get; init; }
    public required int Ordinal { get; init; }
    public required Side Side { get; init; }
    public required Role Role { get; init; }
    public required string Name { get; init; }
    public string? Phone { get; init; }
}
