namespace Arbitration.Court.Hearings.Parts;

/// <summary>Something asked of a hearing. A module adds its own by deriving.</summary>
[GenerateSerializer, Immutable]
internal abstract record HearingCommand;
