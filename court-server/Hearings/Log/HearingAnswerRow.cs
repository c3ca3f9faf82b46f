using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Log;

/// <summary>What the first call with this opId was answered; stored in the transaction of its events.</summary>
internal sealed class HearingAnswerRow
{
    public required HearingId HearingId { get; init; }
    public required string Actor { get; init; }
    public required string OpId { get; init; }
    public required long Seq { get; init; }
}
