using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <param name="Screens">Wall screens of the hearing room that show this hearing, and what they are called.</param>
[GenerateSerializer, Immutable]
internal sealed record WallState(ImmutableSortedDictionary<string, string> Screens)
{
    public static WallState Start { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));
}

/// <summary>A wall screen shows this hearing from now on.</summary>
[GenerateSerializer, Immutable]
internal sealed record PairWall(string Screen, string Name) : HearingCommand;

/// <summary>It does so no longer.</summary>
[GenerateSerializer, Immutable]
internal sealed record EndWall(string Screen) : HearingCommand;

internal sealed record WallPaired(string Screen, string Name) : HearingEvent;

internal sealed record WallEnded(string Screen, string Name) : HearingEvent;
