using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Transcripts;

/// <param name="StartedSeq">The last event that the page knew at the first keystroke.</param>
[GenerateSerializer, Immutable]
internal sealed record CommitLine(string Line, string Speaker, string Text, long? StartedHearingUs, string? StartedWall, long? StartedSeq = null) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record EditLine(string Line, string Text) : HearingCommand;
