using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>Something said of an exhibit. Whoever entered it is the event's actor; what it replaces stays in the log.</summary>
internal abstract record ExaminationEvent(NamedExhibit Exhibit) : HearingEvent;

/// <param name="Party">Whose opinion it is.</param>
/// <param name="Accepted">Null: taken back.</param>
internal sealed record OpinionGiven(NamedExhibit Exhibit, EvidenceParty Party, ImmutableArray<Aspect> Aspects, bool? Accepted, string? Reason) : ExaminationEvent(Exhibit);

internal sealed record OriginalCompared(NamedExhibit Exhibit, Comparison Comparison) : ExaminationEvent(Exhibit);

/// <param name="Text">Null: taken back.</param>
internal sealed record OpinionsAnswered(NamedExhibit Exhibit, string? Text) : ExaminationEvent(Exhibit);

/// <param name="Admitted">Null: taken back.</param>
internal sealed record ExhibitDecided(NamedExhibit Exhibit, bool? Admitted, string? Reason) : ExaminationEvent(Exhibit);
