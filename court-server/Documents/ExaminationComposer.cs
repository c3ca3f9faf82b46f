using Arbitration.Court.Cases;
using Arbitration.Court.Evidence;
using Arbitration.Court.Evidence.CrossExamination;

namespace Arbitration.Court.Documents;

/// <summary>Composes the table of opinions: what was exchanged, as the list has it, and what each opposing party said of it so far.</summary>
internal sealed class ExaminationComposer(EvidenceList list, ExaminationReader examinations, TimeProvider time)
{
    public async Task<ExaminationSheet> ComposeAsync(EvidenceCaller caller, CancellationToken ct)
    {
        var roster = caller.Roster;
        var heard = (await examinations.ReadAsync(caller, ct)).ToDictionary(one => one.Exhibit.Exhibit);
        var exchanged = (await list.NumberedAsync(roster.CaseId, ct)).Where(one => one.Exhibit.ExchangedAt is not null && one.Number is not null && EvidenceSight.MaySee(caller, one.Exhibit)).ToList();
        var exhibits = exchanged.ConvertAll(one => Exhibit(roster, one, heard.GetValueOrDefault(one.Exhibit.ExhibitId.Value)));
        return new ExaminationSheet
        {
            Commission = roster.Commission, CaseNumber = roster.CaseNumber, Cause = roster.Cause, Sitting = roster.Sitting, MadeAt = ChineseText.DateAndClock(time.GetUtcNow()),
            Exhibits = exhibits, Unanswered = exchanged.Where(one => IsHeard(one.Exhibit)).Sum(one => Unanswered(roster, one.Exhibit, heard.GetValueOrDefault(one.Exhibit.ExhibitId.Value))),
            Signers = [.. roster.Seats.Where(MaySign).Select(seat => new ExaminationSheetSigner(RecordWords.Label(seat, roster), seat.Name))],
        };
    }

    private static ExaminationSheetExhibit Exhibit(HearingRoster roster, NumberedExhibit numbered, ExaminedExhibit? heard)
    {
        var exhibit = numbered.Exhibit;
        return new ExaminationSheetExhibit(
            numbered.Label, exhibit.Title, ExaminationWords.Party(exhibit.Party), exhibit.Purpose, Lateness(exhibit),
            ExaminationWords.Original(heard?.Original ?? Comparison.NotCompared), heard?.Reply?.Text ?? "", heard?.Decision is { } decision ? ExaminationWords.Decision(decision) : "尚未认定",
            [.. Opponents.Of(roster, exhibit.Party).Select(party => Row(roster, heard?.OpinionOf(party) ?? new PartyOpinion(party, null, null, null)))]);
    }

    private static ExaminationSheetRow Row(HearingRoster roster, PartyOpinion opinion) => new(
        ExaminationWords.Party(opinion.Party), ExaminationWords.Answer(opinion.Authenticity), ExaminationWords.Answer(opinion.Legality), ExaminationWords.Answer(opinion.Relevance),
        string.Join("、", Enum.GetValues<Aspect>().Select(aspect => opinion.On(aspect)?.By).OfType<string>().Distinct().Select(by => Name(roster, by))));

    private static string Name(HearingRoster roster, string seat) =>
        roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) is { } found ? $"{RecordWords.Label(found, roster)}{found.Name}" : "";

    private static string Lateness(Exhibit exhibit) => exhibit switch
    {
        { IsLate: true, LateAdmitted: null } => "逾期提交，尚未决定是否采用，未组织质证",
        { IsLate: true, LateAdmitted: false } => $"逾期提交，不予采用：{exhibit.LateReason}",
        { IsLate: true } => $"逾期提交，准许采用：{exhibit.LateReason}",
        _ => "",
    };

    private static bool IsHeard(Exhibit exhibit) => !exhibit.IsLate || exhibit.LateAdmitted == true;

    private static int Unanswered(HearingRoster roster, Exhibit exhibit, ExaminedExhibit? heard) => Opponents.Of(roster, exhibit.Party).Count(party => heard?.OpinionOf(party).IsComplete != true);

    private static bool MaySign(RosterSeat seat) => seat.Role is Role.Claimant or Role.Respondent or Role.ThirdParty or Role.Representative or Role.Presiding or Role.Arbitrator or Role.Clerk;
}
