namespace Arbitration.Court.Hearings.Rules;

/// <summary>What each phase is called in the recording and in the documents.</summary>
public static class PhaseNames
{
    public static string Chinese(HearingPhase phase) => phase switch
    {
        HearingPhase.Preparation => "庭前准备",
        HearingPhase.Waiting => "候庭",
        HearingPhase.CheckIn => "核对到庭",
        HearingPhase.Opening => "宣布开庭",
        HearingPhase.RightsAndRecusal => "告知权利、询问回避",
        HearingPhase.Investigation => "庭审调查",
        HearingPhase.Witness => "证人作证",
        HearingPhase.Debate => "辩论",
        HearingPhase.FinalStatements => "最后意见",
        HearingPhase.Mediation => "调解",
        HearingPhase.Recess => "休庭",
        HearingPhase.Adjourned => "延期",
        HearingPhase.Closed => "闭庭",
        HearingPhase.Review => "核对笔录",
        HearingPhase.Signed => "签名",
        _ => "封存",
    };
}
