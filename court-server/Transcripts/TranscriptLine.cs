using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Transcripts;

/// <summary>A committed line of what was said.</summary>
/// <param name="Seq">The event that committed it.</param>
/// <param name="Speaker">Seat of who spoke, or empty.</param>
/// <param name="HearingUs">Hearing time of the first keystroke; null before the first recording.</param>
/// <param name="Wall">Wall time of the first keystroke.</param>
/// <param name="Source">typed, recognised, or procedural: entered by an order of the presiding arbitrator.</param>
[GenerateSerializer, Immutable]
internal sealed record TranscriptLine(
    string Line, long Seq, string Speaker, Role? SpeakerRole, string SpeakerName, string Text, long? HearingUs, string Wall,
    HearingPhase Phase, string Source, bool Edited)
{
    public const string Procedural = "procedural";
}
