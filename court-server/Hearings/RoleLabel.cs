using Arbitration.Court.Cases;

namespace Arbitration.Court.Hearings;

/// <summary>A role as the record, the subtitles and the picture name it; these are documents, so in the law's language.</summary>
internal static class RoleLabel
{
    public static string Of(Role role) => role switch
    {
        Role.Presiding => "首席仲裁员",
        Role.Arbitrator => "仲裁员",
        Role.Clerk => "书记员",
        Role.Claimant => "申请人",
        Role.Respondent => "被申请人",
        Role.ThirdParty => "第三人",
        Role.Representative => "代理人",
        Role.Witness => "证人",
        Role.Expert => "鉴定人",
        Role.Interpreter => "翻译",
        Role.Technician => "技术员",
        _ => "旁听",
    };
}
