namespace Arbitration.Court.Hearings.Rules;

/// <summary>A step of the present phase as shown to one person. <paramref name="Refusal"/> is null when it is allowed now.</summary>
internal sealed record OfferedStep(HearingStep Step, HearingPhase To, bool Primary, string? Refusal);
