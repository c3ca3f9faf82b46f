namespace Arbitration.Court.Hearings.Rules;

/// <summary>A sitting's phase with what lies over it. A recess within mediation keeps where mediation returns to.</summary>
/// <param name="InPerson">Changed from online to in person: everybody who takes part is in the tribunal's room.</param>
/// <param name="ContinuesAt">Where the sitting before was adjourned, when this one may go on from there.</param>
/// <param name="AdjournedAt">Where the next sitting may go on; null before an adjournment, and when it has to begin anew.</param>
[GenerateSerializer, Immutable]
internal sealed record ProcedureState(
    HearingPhase Phase,
    HearingPhase? RecessReturnsTo = null,
    HearingPhase? MediationReturnsTo = null,
    bool Interrupted = false,
    bool ClosedSession = false,
    bool InPerson = false,
    HearingPhase? ContinuesAt = null,
    HearingPhase? AdjournedAt = null)
{
    public static ProcedureState Start { get; } = new(HearingPhase.Preparation);

    /// <summary>The phase that Resume, EndMediation or ContinueHearing leads to, in an adjourned sitting that of the next one; null when there is none.</summary>
    public HearingPhase? ReturnsTo => Phase switch
    {
        HearingPhase.Recess => RecessReturnsTo,
        HearingPhase.Mediation => MediationReturnsTo,
        HearingPhase.Opening => ContinuesAt,
        HearingPhase.Adjourned => AdjournedAt,
        _ => null,
    };

    /// <summary>Where a next sitting goes on: the part of the hearing that this one is in. A witness is called anew.</summary>
    public HearingPhase? GoesOnAt => Phase switch
    {
        HearingPhase.Recess or HearingPhase.Mediation => ReturnsTo is { } to ? (this with { Phase = to }).GoesOnAt : null,
        HearingPhase.Witness => HearingPhase.Investigation,
        HearingPhase.Investigation or HearingPhase.Debate or HearingPhase.FinalStatements => Phase,
        _ => null,
    };
}
