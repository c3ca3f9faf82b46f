namespace Arbitration.Court.Hearings.Rules;

/// <summary>What a person of the tribunal does to take a sitting on.</summary>
public enum HearingStep
{
    OpenLobby,
    BeginCheckIn,
    OpenHearing,
    ContinueHearing,
    TellRights,
    BeginInvestigation,
    CallWitness,
    ReleaseWitness,
    BeginDebate,
    ReopenInvestigation,
    AskFinalStatements,
    BeginMediation,
    EndMediation,
    Recess,
    Resume,
    Adjourn,
    Close,
    BeginReview,
    CompleteSigning,
    Seal,
    BeginClosedSession,
    EndClosedSession,
    BeginInterruption,
    EndInterruption,
    ChangeToInPerson,
    ReturnToOnline,
    DecideRecusal,
}
