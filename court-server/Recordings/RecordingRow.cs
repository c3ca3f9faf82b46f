using Arbitration.Court.Shared;

namespace Arbitration.Court.Recordings;

/// <summary>A manifest row that was taken over. A row with a fault is kept as evidence of it, and played by nobody.</summary>
internal sealed class RecordingRow
{
    public required HearingId HearingId { get; init; }
    public required long Row { get; init; }
    public required long Epoch { get; init; }
    public required long Seq { get; init; }
    public required string Kind { get; init; }
    public required string File { get; init; }
    public required string Sha256 { get; init; }
    public required long Bytes { get; init; }
    public required long FromUs { get; init; }
    public required long ToUs { get; init; }
    public required DateTimeOffset Wall { get; init; }
    public required string Access { get; init; }
    public required bool Cut { get; init; }
    public required string Hash { get; init; }
    /// <summary>The exact line, without its line feed.</summary>
    public required string Json { get; init; }
    /// <summary>Where the line ends in manifest.jsonl.</summary>
    public required long EndOffset { get; init; }
    /// <summary>Null, or chain, old-epoch, name, missing, hash.</summary>
    public string? Fault { get; init; }
}
