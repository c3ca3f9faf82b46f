using System.Collections.Immutable;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;

namespace Arbitration.Court.Hearings;

/// <summary>A hearing as it stands, for those who compose what a seat may see of it.</summary>
/// <param name="Heads">For each seat the newest event that it may see.</param>
[GenerateSerializer, Immutable]
internal sealed record HearingReading(
    HearingState State, ImmutableDictionary<string, long> Heads, string Wall, long? HearingUs, NodeCondition Node)
{
    public long HeadOf(string seat) => Heads.GetValueOrDefault(seat);
}
