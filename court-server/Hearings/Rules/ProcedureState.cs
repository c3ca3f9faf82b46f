namespace Arbitration.Court.Hearings.Rules;

/// <summary>A sitting's phase with what lies over it. A recess within mediation keeps where mediation returns to.</summary>
[GenerateSerializer, Immutable]
internal sealed record ProcedureState(
    HearingPhase Phase,
    HearingPhase? RecessReturnsTo = null,
    HearingPhase? MediationReturnsTo = null,
    bool Interrupted = false,
    bool ClosedSession = false)
{
    public static ProcedureState Start { get; } = new(HearingPhase.Preparation);

    /// <summary>The phase that Resume or EndMediation leads to, when there is one.</summary>
    public HearingPhase? ReturnsTo => Phase switch
    {
        HearingPhase.Recess => RecessReturnsTo,
        HearingPhase.Mediation => MediationReturnsTo,
        _ => null,
    };
}
