using Arbitration.Court.Evidence;
using Arbitration.Court.Evidence.CrossExamination;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Court.Tests.Hearings;

namespace Arbitration.Court.Tests.Evidence;

/// <summary>The rules of cross-examination on a hearing's writer: what is said, changed, seen, and left open. Who may in which phase: ActionTable.</summary>
public sealed class CrossExaminationTests : IAsyncLifetime
{
    private static readonly NamedExhibit Wages = new("e1", EvidenceParty.Claimant, "申1", "工资条"), Roster = new("e2", EvidenceParty.Tribunal, "庭1", "勘验笔录");
    private readonly WriterBench _bench = new();
    private HearingWriter _writer = null!;

    public async Task InitializeAsync()
    {
        _writer = await _bench.OpenAsync();
        await _bench.OpenHearingAsync(_writer);
        await StepAsync(HearingStep.TellRights);
        foreach (var seat in (string[])["a1", "b1"]) await _bench.DoAsync(_writer, seat, new AnswerRecusal("none", null));
        await StepAsync(HearingStep.BeginInvestigation);
    }

    public Task DisposeAsync() => _bench.DisposeAsync().AsTask();

    [Fact]
    public async Task An_opinion_is_changed_until_the_decision_and_each_change_stays_in_the_log()
    {
        await _bench.DoAsync(_writer, "clerk", new GiveOpinion(Wages, EvidenceParty.Respondent, null, true, null));
        await _bench.DoAsync(_writer, "b1", new GiveOpinion(Wages, null, Aspect.Relevance, false, " 与本案无关 "));
        await _bench.DoAsync(_writer, "clerk", new CompareOriginal(Wages, Comparison.Same));
        await _bench.DoAsync(_writer, "a1", new ReplyToOpinions(Wages, "有转账记录佐证"));
        var opinion = Stands().OpinionOf(EvidenceParty.Respondent);
        Assert.Equal((new Answer(true, null, "clerk"), new Answer(false, "与本案无关", "b1")), (opinion.Authenticity, opinion.Relevance));
        Assert.Equal((Comparison.Same, "有转账记录佐证"), (Stands().Original, Stands().Reply!.Text));

        await _bench.DoAsync(_writer, "presiding", new DecideExhibit(Wages, true, null));
        Assert.Equal("examination.decided", await RefusedAsync("b1", new GiveOpinion(Wages, null, null, true, null)));
        Assert.Equal("examination.decided", await RefusedAsync("clerk", new CompareOriginal(Wages, Comparison.Different)));
        Assert.Equal("examination.decided", await RefusedAsync("a1", new ReplyToOpinions(Wages, "再补充")));
        await _bench.DoAsync(_writer, "presiding", new DecideExhibit(Wages, null, null));
        await _bench.DoAsync(_writer, "b1", new GiveOpinion(Wages, null, Aspect.Relevance, true, null));
        Assert.Equal(new Answer(true, null, "b1"), Stands().OpinionOf(EvidenceParty.Respondent).Relevance);

        var said = _writer.State.Of<CrossExaminationState>().Said;
        Assert.Equal([true, false, true], said.Select(one => one.Event).OfType<OpinionGiven>().Select(given => given.Accepted!.Value));
        Assert.Equal(WriterBench.Text(_writer.State), WriterBench.Text((await _bench.OpenAsync()).State));
    }

    [Fact]
    public async Task What_is_said_already_is_no_event_and_what_is_taken_back_is_open_again()
    {
        await _bench.DoAsync(_writer, "b1", new GiveOpinion(Wages, null, null, true, null));
        var head = _writer.Head;
        await _bench.DoAsync(_writer, "clerk", new GiveOpinion(Wages, EvidenceParty.Respondent, Aspect.Legality, true, " "));
        await _bench.DoAsync(_writer, "clerk", new CompareOriginal(Wages, Comparison.NotCompared));
        Assert.Equal(head, _writer.Head);
        Assert.True(Stands().OpinionOf(EvidenceParty.Respondent).IsComplete);
        await _bench.DoAsync(_writer, "clerk", new GiveOpinion(Wages, EvidenceParty.Respondent, Aspect.Legality, null, null));
        Assert.False(Stands().OpinionOf(EvidenceParty.Respondent).IsComplete);
    }

    [Fact]
    public async Task A_party_is_heard_on_what_others_filed_and_on_what_the_tribunal_gathered()
    {
        Assert.Equal([EvidenceParty.Respondent], Opponents.Of(_bench.Roster, EvidenceParty.Claimant));
        Assert.Equal([EvidenceParty.Claimant, EvidenceParty.Respondent], Opponents.Of(_bench.Roster, EvidenceParty.Tribunal));
        Assert.Equal("examination.own-exhibit", await RefusedAsync("a1", new GiveOpinion(Wages, null, null, true, null)));
        Assert.Equal("examination.own-exhibit", await RefusedAsync("clerk", new GiveOpinion(Wages, EvidenceParty.ThirdParty, null, true, null)));
        Assert.Equal("examination.not-yours", await RefusedAsync("a1", new GiveOpinion(Roster, EvidenceParty.Respondent, null, true, null)));
        await _bench.DoAsync(_writer, "a1", new GiveOpinion(Roster, null, null, true, null));
    }

    [Fact]
    public async Task Words_have_a_limit_and_an_aspect_a_name()
    {
        Assert.Equal("input.too-long", await RefusedAsync("b1", new GiveOpinion(Wages, null, null, false, new string('长', 501))));
        Assert.Equal("input.too-long", await RefusedAsync("a1", new ReplyToOpinions(Wages, new string('长', 1001))));
        Assert.Equal("input.too-long", await RefusedAsync("presiding", new DecideExhibit(Wages, false, new string('长', 501))));
        Assert.Equal("examination.unknown", await RefusedAsync("b1", new GiveOpinion(Wages, null, (Aspect)7, false, null)));
        Assert.Equal("examination.unknown", await RefusedAsync("clerk", new CompareOriginal(Wages, (Comparison)7)));
    }

    [Fact]
    public async Task Nobody_speaks_to_evidence_during_an_interruption_and_the_debate_leads_back_to_it()
    {
        await _bench.DoAsync(_writer, "presiding", new TakeStep(HearingStep.BeginInterruption, "断网"));
        Assert.Equal("hearing.interrupted", await RefusedAsync("b1", new GiveOpinion(Wages, null, null, true, null)));
        await StepAsync(HearingStep.EndInterruption);
        await StepAsync(HearingStep.BeginDebate);
        Assert.Equal("examination.not-now", await RefusedAsync("b1", new GiveOpinion(Wages, null, null, true, null)));
        await _bench.DoAsync(_writer, "presiding", new DecideExhibit(Wages, true, null));
        await StepAsync(HearingStep.ReopenInvestigation);
        await _bench.DoAsync(_writer, "presiding", new DecideExhibit(Wages, null, null));
        await _bench.DoAsync(_writer, "b1", new GiveOpinion(Wages, null, null, true, null));
        // The block stands where the exhibit was first spoken of.
        Assert.Equal(HearingPhase.Debate, Stands().Phase);
    }

    [Fact]
    public async Task A_reader_is_shown_what_comes_of_the_events_of_their_own_time_in_the_room()
    {
        await _bench.DoAsync(_writer, "b1", new GiveOpinion(Wages, null, null, true, null));
        await _bench.DoAsync(_writer, "presiding", new TakeStep(HearingStep.CallWitness, WriterBench.Witness));
        await StepAsync(HearingStep.ReleaseWitness);
        await _bench.DoAsync(_writer, "b1", new GiveOpinion(Wages, null, Aspect.Authenticity, false, "系伪造"));
        Assert.Empty(ExaminationSight.Of(_writer.State, _bench.Seat(WriterBench.Witness)));
        Assert.Equal("系伪造", Assert.Single(ExaminationSight.Of(_writer.State, _bench.Seat("a1"))).OpinionOf(EvidenceParty.Respondent).Authenticity!.Reason);

        // A closed session: whoever is outside keeps what they heard before it, and is not told that it changed.
        await _bench.DoAsync(_writer, "presiding", new TakeStep(HearingStep.BeginClosedSession, "商业秘密"));
        await _bench.DoAsync(_writer, "b1", new GiveOpinion(Wages, null, Aspect.Authenticity, false, "账号与密码不符"));
        await StepAsync(HearingStep.EndClosedSession);
        var observer = new Court.Cases.RosterSeat(new SeatId("o1"), Court.Cases.Role.Observer, "旁听", null, null);
        Assert.Equal("系伪造", Assert.Single(ExaminationSight.Of(_writer.State, observer)).OpinionOf(EvidenceParty.Respondent).Authenticity!.Reason);
        Assert.Equal("账号与密码不符", Stands().OpinionOf(EvidenceParty.Respondent).Authenticity!.Reason);
    }

    [Fact]
    public async Task The_record_says_who_has_not_spoken_and_that_the_original_was_not_compared()
    {
        await _bench.DoAsync(_writer, "a1", new GiveOpinion(Roster, null, Aspect.Authenticity, false, "照片不全"));
        Assert.Equal(["申请人：真实性不认可（照片不全）；合法性未发表意见；关联性未发表意见", "被申请人：未发表意见", "原件核对：未与原件核对"],
            ExaminationWords.Lines(ExaminationSight.Of(_writer.State, null).Single(), _bench.Roster));
        await _bench.DoAsync(_writer, "presiding", new DecideExhibit(Roster, false, "不能证明待证事实"));
        Assert.Contains("仲裁庭：不予采信，理由：不能证明待证事实", ExaminationWords.Lines(ExaminationSight.Of(_writer.State, null).Single(), _bench.Roster));
    }

    private ExaminedExhibit Stands() => ExaminationSight.Of(_writer.State, null).Single(one => one.Exhibit.Exhibit == Wages.Exhibit);

    private Task<long> StepAsync(HearingStep step) => _bench.DoAsync(_writer, "presiding", new TakeStep(step, null));

    private async Task<string> RefusedAsync(string seat, HearingCommand command) => (await Assert.ThrowsAsync<RuleRefused>(() => _bench.DoAsync(_writer, seat, command))).Code;
}
