using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>The epoch of a hearing's recorder with the base it was given, so that a restarted server says the same again.</summary>
internal sealed class RecorderRow
{
    public required HearingId HearingId { get; init; }
    public long Epoch { get; set; }
    public long HearingUs { get; set; }
    public long NodeUs { get; set; }
    public string NodeStart { get; set; } = "";
    /// <summary>A recording is wanted or its end is not settled: the hearing is woken when the server starts.</summary>
    public bool Unfinished { get; set; }
}
