using System.Collections.Immutable;

namespace Arbitration.Court.Transcripts;

/// <summary>The committed lines in the order of their commits.</summary>
[GenerateSerializer, Immutable]
internal sealed record TranscriptState(ImmutableList<TranscriptLine> Lines)
{
    public static TranscriptState Start { get; } = new(ImmutableList<TranscriptLine>.Empty);
}
