using System.Collections.Immutable;

namespace Arbitration.Court.Courtroom;

/// <param name="Aside">Interpreters are heard only by whoever listens to them, and are kept as tracks of their own.</param>
/// <param name="Listening">Seats that chose the interpreted sound; everybody else hears the floor.</param>
[GenerateSerializer, Immutable]
internal sealed record InterpretingState(bool Aside, ImmutableHashSet<string> Listening)
{
    public static InterpretingState Start { get; } = new(false, ImmutableHashSet<string>.Empty);
}
