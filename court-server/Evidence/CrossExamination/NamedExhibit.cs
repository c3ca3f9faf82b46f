namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>What the log says of an exhibit that is cross-examined, as it stood on the list then.</summary>
/// <param name="Label">申1.</param>
[GenerateSerializer, Immutable]
internal sealed record NamedExhibit(string Exhibit, EvidenceParty Party, string Label, string Title);
