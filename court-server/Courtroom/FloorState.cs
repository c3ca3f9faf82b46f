using System.Collections.Immutable;

namespace Arbitration.Court.Courtroom;

/// <summary>Who is silent and who asks, or is asked, to speak.</summary>
/// <param name="Muted">By hand of the tribunal.</param>
/// <param name="Silenced">By the phase; none of them is in <paramref name="Muted"/>.</param>
/// <param name="CamerasOff">Whose picture nobody is shown.</param>
/// <param name="Hands">Since when each asks for the floor.</param>
/// <param name="Asked">Whom the tribunal asked to speak and who has not begun yet.</param>
[GenerateSerializer, Immutable]
internal sealed record FloorState(
    ImmutableHashSet<string> Muted, ImmutableHashSet<string> Silenced, ImmutableHashSet<string> CamerasOff, ImmutableDictionary<string, string> Hands, ImmutableHashSet<string> Asked)
{
    private static readonly ImmutableHashSet<string> None = ImmutableHashSet<string>.Empty;

    public static FloorState Start { get; } = new(None, None, None, ImmutableDictionary<string, string>.Empty, None);

    public bool IsSilent(string seat) => Muted.Contains(seat) || Silenced.Contains(seat);
}
