namespace Arbitration.Court.Hearings.Rules;

/// <summary>Where a sitting stands (LAW 38–40, R39–R42). Adjourned and Sealed are final for it.</summary>
public enum HearingPhase
{
    Preparation,
    Waiting,
    CheckIn,
    Opening,
    RightsAndRecusal,
    Investigation,
    Witness,
    Debate,
    FinalStatements,
    Mediation,
    Recess,
    Adjourned,
    Closed,
    Review,
    Signed,
    Sealed,
}
