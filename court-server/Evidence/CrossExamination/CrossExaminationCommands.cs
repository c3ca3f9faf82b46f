using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <param name="Party">Whose opinion it is; null: the caller's own party.</param>
/// <param name="Aspect">Null: all three.</param>
/// <param name="Accepted">Null: takes the answer back.</param>
[GenerateSerializer, Immutable]
internal sealed record GiveOpinion(NamedExhibit Exhibit, EvidenceParty? Party, Aspect? Aspect, bool? Accepted, string? Reason) : HearingCommand;

[GenerateSerializer, Immutable]
internal sealed record CompareOriginal(NamedExhibit Exhibit, Comparison Comparison) : HearingCommand;

/// <param name="Text">Nothing: takes the reply back.</param>
[GenerateSerializer, Immutable]
internal sealed record ReplyToOpinions(NamedExhibit Exhibit, string? Text) : HearingCommand;

/// <param name="Admitted">Null: takes the decision back, and opinions may be given again.</param>
[GenerateSerializer, Immutable]
internal sealed record DecideExhibit(NamedExhibit Exhibit, bool? Admitted, string? Reason) : HearingCommand;
