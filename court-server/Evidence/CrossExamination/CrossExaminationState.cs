using System.Collections.Immutable;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>
/// Everything that was said of exhibits, in its order. It is kept as it was said, and not as it stands, because a reader is shown what
/// comes of the events that they may see (docs/decisions/0021).
/// </summary>
/// <param name="Phase">Where the hearing is, for the place of what comes next.</param>
[GenerateSerializer, Immutable]
internal sealed record CrossExaminationState(ImmutableList<SaidOfExhibit> Said, HearingPhase Phase)
{
    public static CrossExaminationState Start { get; } = new(ImmutableList<SaidOfExhibit>.Empty, HearingPhase.Preparation);
}

/// <param name="By">Seat of who entered it.</param>
[GenerateSerializer, Immutable]
internal sealed record SaidOfExhibit(long Seq, string Wall, long? HearingUs, string By, HearingPhase Phase, ExaminationEvent Event);
