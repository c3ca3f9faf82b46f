using Arbitration.Court.Shared;

namespace Arbitration.Court.Transcripts;

/// <summary>A draft as it was at most two seconds ago, so that a crash costs no more typing than that.</summary>
internal sealed class DraftRow
{
    public required HearingId HearingId { get; init; }
    public required string Line { get; init; }
    public required string Seat { get; init; }
    public required long Rev { get; set; }
    public required string Speaker { get; set; }
    public required string Text { get; set; }
    public long? StartedHearingUs { get; set; }
}
