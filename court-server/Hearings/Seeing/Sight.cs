using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Seeing;

/// <summary>The stretches of the log that decide who saw what: each witness's time in the room, and the closed sessions.</summary>
/// <param name="Removed">Who is outside now by the presiding arbitrator's order (R43).</param>
/// <param name="Waiting">Who came to the held door and was not let in yet.</param>
[GenerateSerializer, Immutable]
internal sealed record Sight(
    ImmutableDictionary<string, ImmutableArray<LogSpan>> Called, ImmutableArray<LogSpan> Closed, ImmutableHashSet<string> Removed, ImmutableHashSet<string> Waiting)
{
    private static readonly ImmutableHashSet<string> Nobody = ImmutableHashSet<string>.Empty;

    public static Sight Start { get; } = new(ImmutableDictionary<string, ImmutableArray<LogSpan>>.Empty, [], Nobody, Nobody);
}
