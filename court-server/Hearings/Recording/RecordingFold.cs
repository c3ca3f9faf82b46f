using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>What the log says of the recording.</summary>
/// <param name="LastEpoch">The newest epoch that ran; 0: none yet, so hearing time has not begun.</param>
/// <param name="Cause">Why it was interrupted last; the cause of the gap that follows.</param>
/// <param name="DurationUs">Length of the sitting in hearing time, once it ended.</param>
[GenerateSerializer, Immutable]
internal sealed record RecordingFold(
    RecordingState Is, long LastEpoch, string Cause, ImmutableArray<Gap> Gaps, long NotedRow, string NotedHash, string? OpenedWall, string? ClosedWall, long? ClosedUs, long? DurationUs)
{
    public static RecordingFold Start { get; } = new(new RecordingState.Off(), 0, "", [], 0, "", null, null, null, null);
}
