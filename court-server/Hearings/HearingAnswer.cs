using System.Collections.Immutable;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings;

/// <summary>Done, with the number of the first event that came of it, or refused.</summary>
[GenerateSerializer, Immutable]
internal sealed record HearingAnswer(long Seq, string? Refusal, ImmutableDictionary<string, string> Args)
{
    public static HearingAnswer Done(long seq) => new(seq, null, ImmutableDictionary<string, string>.Empty);
    public static HearingAnswer No(RuleRefused refused) => new(0, refused.Code, refused.Args.ToImmutableDictionary());

    public long SeqOrThrow() => Refusal is null ? Seq : throw new RuleRefused(Refusal, Args);
}
