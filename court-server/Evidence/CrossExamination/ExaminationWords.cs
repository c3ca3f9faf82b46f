using Arbitration.Court.Cases;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>Cross-examination in the words of the record, which is in the law's language whatever language a page is in.</summary>
internal static class ExaminationWords
{
    public const string Unspoken = "未发表意见";

    public static string Party(EvidenceParty party) => party switch
    {
        EvidenceParty.Claimant => "申请人",
        EvidenceParty.Respondent => "被申请人",
        EvidenceParty.ThirdParty => "第三人",
        _ => "仲裁庭",
    };

    public static string Title(NamedExhibit exhibit) => $"质证　{exhibit.Label}《{exhibit.Title}》";

    /// <summary>A line for each party that is heard, for the original, the reply and the decision.</summary>
    public static IReadOnlyList<string> Lines(ExaminedExhibit examined, HearingRoster roster) =>
    [
        .. Opponents.Of(roster, examined.Exhibit.Party).Select(party => $"{Party(party)}：{Opinion(examined.OpinionOf(party))}"),
        $"原件核对：{Original(examined.Original)}",
        .. examined.Reply is { } reply ? (string[])[$"{Party(examined.Exhibit.Party)}回应：{reply.Text}"] : [],
        .. examined.Decision is { } decision ? (string[])[$"仲裁庭：{Decision(decision)}"] : [],
    ];

    public static string Opinion(PartyOpinion opinion)
    {
        Answer?[] answers = [opinion.Authenticity, opinion.Legality, opinion.Relevance];
        if (Array.TrueForAll(answers, answer => answer is null)) return Unspoken;
        if (Array.TrueForAll(answers, answer => answer is { Accepted: true, Reason: null })) return "对真实性、合法性、关联性均无异议";
        return string.Join("；", Enum.GetValues<Aspect>().Select(aspect => $"{Name(aspect)}{Answer(opinion.On(aspect))}"));
    }

    public static string Answer(Answer? answer) => answer is null ? Unspoken : $"{(answer.Accepted ? "认可" : "不认可")}{(answer.Reason is { } reason ? $"（{reason}）" : "")}";

    public static string Original(Comparison comparison) => comparison switch { Comparison.Same => "已与原件核对一致", Comparison.Different => "与原件不一致", _ => "未与原件核对" };

    public static string Decision(Admission decision) => $"{(decision.Admitted ? "予以采信" : "不予采信")}{(decision.Reason is { } reason ? $"，理由：{reason}" : "")}";

    private static string Name(Aspect aspect) => aspect switch { Aspect.Authenticity => "真实性", Aspect.Legality => "合法性", _ => "关联性" };
}
