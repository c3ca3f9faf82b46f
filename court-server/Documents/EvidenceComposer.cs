using System.Globalization;
using Arbitration.Court.Cases;
using Arbitration.Court.Evidence;

namespace Arbitration.Court.Documents;

/// <summary>Composes the list of evidence as somebody may see it: a party's own before the exchange, all that was exchanged afterwards.</summary>
internal sealed class EvidenceComposer(EvidenceList list, TimeProvider time)
{
    public async Task<EvidenceSheet> ComposeAsync(EvidenceCaller caller, CancellationToken ct)
    {
        var numbered = (await list.NumberedAsync(caller.Roster.CaseId, ct)).Where(one => one.Number is not null && EvidenceSight.MaySee(caller, one.Exhibit));
        return new EvidenceSheet
        {
            Commission = caller.Roster.Commission, CaseNumber = caller.Roster.CaseNumber, Cause = caller.Roster.Cause, MadeAt = ChineseText.DateAndClock(time.GetUtcNow()),
            Lists = [.. numbered.GroupBy(one => one.Exhibit.Party).Select(party => new EvidenceSheetList(
                Title(party.Key), People(caller.Roster, party.Key), party.Count(), party.Sum(one => one.Exhibit.Files.Sum(f => f.Pages.Count)), [.. party.Select(Row)]))],
        };
    }

    private static EvidenceSheetRow Row(NumberedExhibit numbered)
    {
        var exhibit = numbered.Exhibit;
        return new EvidenceSheetRow(
            numbered.Label, exhibit.Title, exhibit.Source, exhibit.Purpose, Extent(exhibit), exhibit.IsOriginal ? "原件" : "复印件",
            $"{exhibit.FiledByName}　{ChineseText.DateAndClock(exhibit.FiledAt)}", Notes(exhibit),
            [.. exhibit.Files.Where(f => f.State == FileState.Ready).OrderBy(f => f.Ordinal).Select(f => new EvidenceSheetFile(f.Name, Bytes(f.Bytes), f.Sha256 ?? "", f.Sm3 ?? ""))]);
    }

    private static string Extent(Exhibit exhibit)
    {
        var pages = exhibit.Files.Sum(f => f.Pages.Count);
        var media = exhibit.Files.Where(f => f.Media is not null).Select(f => $"{(f.Media!.Width > 0 ? "录像" : "录音")}{ChineseText.Offset(f.Media.LengthUs)}");
        return string.Join("、", (string[])[.. pages > 0 ? (string[])[$"{pages} 页"] : [], .. media]);
    }

    private static string Notes(Exhibit exhibit) => string.Join("；", (string[])
    [
        exhibit.ExchangedAt is { } at ? $"{ChineseText.DateAndClock(at)}交换" : "尚未交换",
        .. exhibit.IsLate ? (string[])[exhibit.LateAdmitted switch { null => "逾期提交，尚未决定是否采用", true => $"逾期提交，准许采用：{exhibit.LateReason}", false => $"逾期提交，不予采用：{exhibit.LateReason}" }] : [],
    ]);

    private static string Title(EvidenceParty party) => party switch
    {
        EvidenceParty.Claimant => "申请人提交的证据",
        EvidenceParty.Respondent => "被申请人提交的证据",
        EvidenceParty.ThirdParty => "第三人提交的证据",
        _ => "仲裁庭调取的证据",
    };

    private static string People(HearingRoster roster, EvidenceParty party) =>
        string.Join("、", roster.Seats.Where(seat => seat.Role is Role.Claimant or Role.Respondent or Role.ThirdParty && EvidenceParties.Of(seat) == party).Select(seat => seat.Name));

    private static string Bytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} 字节");
}
