using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Transcripts.Citing;

namespace Arbitration.Court.Transcripts;

/// <summary>A committed line of what was said.</summary>
/// <param name="Seq">The event that committed it.</param>
/// <param name="Speaker">Seat of who spoke, or empty.</param>
/// <param name="HearingUs">Hearing time of the first keystroke; null before the first recording.</param>
/// <param name="Wall">Wall time of the first keystroke.</param>
/// <param name="Begun">The last event before the first keystroke; null in lines of before it was noted.</param>
/// <param name="Cites">Evidence that the text names and that had been on display by then.</param>
/// <param name="Source">typed, recognised, procedural (entered by an order of the presiding arbitrator), or cross-examination: made for the reader, and in no log.</param>
[GenerateSerializer, Immutable]
internal sealed record TranscriptLine(
    string Line, long Seq, string Speaker, Role? SpeakerRole, string SpeakerName, string Text, long? HearingUs, string Wall,
    HearingPhase Phase, string Source, bool Edited, long? Begun = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<Citation>? Cites = null)
{
    public const string Procedural = "procedural", CrossExamination = "cross-examination";

    /// <summary>Moments of the log in each of which one must have been in the room to read it: a line that is begun in a closed session stays of it when it is committed afterwards.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> Moments => Begun is { } begun ? [begun, Math.Min(begun + 1, Seq), Seq] : [Seq];
}
