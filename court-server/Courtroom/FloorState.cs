using System.Collections.Immutable;

namespace Arbitration.Court.Courtroom;

/// <summary>Who was silenced by the tribunal, and who asks for the floor since when.</summary>
[GenerateSerializer, Immutable]
internal sealed record FloorState(ImmutableHashSet<string> Muted, ImmutableDictionary<string, string> Hands)
{
    public static FloorState Start { get; } = new(ImmutableHashSet<string>.Empty, ImmutableDictionary<string, string>.Empty);
}
