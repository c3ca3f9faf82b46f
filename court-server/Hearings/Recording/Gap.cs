namespace Arbitration.Court.Hearings.Recording;

/// <summary>Hearing time that is in no segment, declared with its cause; <paramref name="Epoch"/> is the recorder that came after.</summary>
[GenerateSerializer, Immutable]
internal sealed record Gap(long FromUs, long ToUs, string Cause, long Epoch);
