using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Log;

/// <summary>A stored event. Everything about it is in the canonical text; salt and hash are its place in the chain.</summary>
internal sealed class HearingEventRow
{
    public required HearingId HearingId { get; init; }
    public required long Seq { get; init; }
    public required string Canonical { get; init; }
    public required byte[] Salt { get; init; }
    public required byte[] Hash { get; init; }
}
