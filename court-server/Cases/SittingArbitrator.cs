using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>One of the two who sit beside the presiding arbitrator (LAW 31).</summary>
internal sealed class SittingArbitrator
{
    public required HearingId HearingId { get; init; }
    /// <summary>1 or 2.</summary>
    public required int Ordinal { get; init; }
    public required string UserName { get; init; }
    public required string Name { get; init; }
}
