using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>What each seat showed of itself, and what was found.</summary>
[GenerateSerializer, Immutable]
internal sealed record IdentityState(ImmutableDictionary<string, ShownIdentity> Seats)
{
    public static IdentityState Start { get; } = new(ImmutableDictionary<string, ShownIdentity>.Empty);
}

/// <param name="Sha256">Of the newest picture; null when it was checked without one.</param>
/// <param name="Verified">Null until somebody has looked.</param>
[GenerateSerializer, Immutable]
internal sealed record ShownIdentity(string? Sha256, string? ShownWall, bool? Verified, string? Note, string? CheckedWall);
