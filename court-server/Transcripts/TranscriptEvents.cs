using System.Text.Json.Serialization;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Transcripts;

internal sealed record LineCommitted(TranscriptLine Line) : HearingEvent
{
    [JsonIgnore]
    public override IReadOnlyList<long> Repeats => Line.Moments;
}

/// <summary>The whole line as it reads now; what it read before stays in the log.</summary>
internal sealed record LineEdited(TranscriptLine Line) : HearingEvent
{
    [JsonIgnore]
    public override IReadOnlyList<long> Repeats => Line.Moments;
}
