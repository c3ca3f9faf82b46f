using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>A party, a representative, or somebody else who takes part. The id is also the person's seat in each hearing of the case.</summary>
internal sealed class CaseParticipant
{
    public required SeatId ParticipantId { get; init; }
    public required CaseId CaseId { get; init; }
    public required int Ordinal { get; init; }
    /// <summary>Of a representative: whom they speak for; of a witness: who named them. Null for whoever belongs to no side.</summary>
    public required Side? Side { get; init; }
    public required Role Role { get; init; }
    public required string Name { get; init; }
    public string? Phone { get; init; }
}
