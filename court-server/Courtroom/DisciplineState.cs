using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Courtroom;

/// <summary>The newest measure against each seat.</summary>
[GenerateSerializer, Immutable]
internal sealed record DisciplineState(ImmutableDictionary<string, SeatDiscipline> Measures)
{
    public static DisciplineState Start { get; } = new(ImmutableDictionary<string, SeatDiscipline>.Empty);
}

/// <param name="Seq">The event that it is in, for who may see it.</param>
[GenerateSerializer, Immutable]
internal sealed record SeatDiscipline(Discipline Measure, string Words, string Wall, long Seq);
