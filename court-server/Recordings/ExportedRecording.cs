using Arbitration.Court.Shared;

namespace Arbitration.Court.Recordings;

/// <summary>The whole sitting as one MP4, stored under the hearing.</summary>
internal sealed class ExportedRecording
{
    public required HearingId HearingId { get; init; }
    public required string File { get; init; }
    public required long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public required long DurationUs { get; init; }
    public required DateTimeOffset StoredAt { get; init; }
    /// <summary>Whether everything stored of the hearing was whole when the export was stored.</summary>
    public required bool Verified { get; init; }
}
