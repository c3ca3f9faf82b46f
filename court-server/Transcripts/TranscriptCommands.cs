using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Transcripts;

[GenerateSerializer, Immutable]
internal sealed record CommitLine(string Line, string Speaker, string Text, long? StartedHearingUs, string? StartedWall) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record EditLine(string Line, string Text) : HearingCommand;
