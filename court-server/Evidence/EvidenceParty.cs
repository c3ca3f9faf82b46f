using Arbitration.Court.Cases;

namespace Arbitration.Court.Evidence;

/// <summary>Whose list an exhibit stands on: 申, 被, 三, and 庭 for what the tribunal gathered itself.</summary>
internal enum EvidenceParty { Claimant, Respondent, ThirdParty, Tribunal }

internal static class EvidenceParties
{
    /// <summary>On whose list somebody files; null for whoever files nothing. A representative files for their party.</summary>
    public static EvidenceParty? Of(RosterSeat seat) => (seat.Role, seat.Side) switch
    {
        (Role.Claimant or Role.Respondent or Role.Representative, Side.Claimant) => EvidenceParty.Claimant,
        (Role.Claimant or Role.Respondent or Role.Representative, Side.Respondent) => EvidenceParty.Respondent,
        (Role.ThirdParty, _) => EvidenceParty.ThirdParty,
        (Role.Clerk, _) => EvidenceParty.Tribunal,
        _ => null,
    };

    public static string Label(EvidenceParty party, int number) =>
        $"{party switch { EvidenceParty.Claimant => "申", EvidenceParty.Respondent => "被", EvidenceParty.ThirdParty => "三", _ => "庭" }}{number}";
}
