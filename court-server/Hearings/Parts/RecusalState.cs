using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>Each seat's answer to the question about recusal (LAW 33), and how requests were decided.</summary>
/// <param name="Granted">Null while no request was decided.</param>
[GenerateSerializer, Immutable]
internal sealed record RecusalState(ImmutableDictionary<string, RecusalAnswer> Answers, bool Pending, bool? Granted)
{
    public static RecusalState Start { get; } = new(ImmutableDictionary<string, RecusalAnswer>.Empty, false, null);
}

/// <param name="Answer">none or requested.</param>
/// <param name="Seq">The event that it is in, for who may see it.</param>
[GenerateSerializer, Immutable]
internal sealed record RecusalAnswer(string Answer, string? Reason, long Seq);
