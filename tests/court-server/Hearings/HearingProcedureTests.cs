using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Xunit;
using static Arbitration.Court.Hearings.Rules.HearingPhase;
using static Arbitration.Court.Hearings.Rules.HearingStep;

namespace Arbitration.Court.Tests.Hearings;

public sealed class HearingProcedureTests
{
    private static readonly ProcedureFacts Presiding = ProcedureFacts.AllGood with { Actor = StepLead.Presiding };
    private static readonly ProcedureFacts Clerk = ProcedureFacts.AllGood with { Actor = StepLead.Clerk };

    // Written by hand from the procedure, apart from the table that the machine is made of.
    private static readonly Dictionary<HearingPhase, string> Expected = new()
    {
        [Preparation] = "OpenLobby>Waiting",
        [Waiting] = "BeginCheckIn>CheckIn Adjourn>Adjourned",
        [CheckIn] = "OpenHearing>Opening Adjourn>Adjourned ChangeToInPerson>CheckIn BeginInterruption>CheckIn",
        [Opening] = "TellRights>RightsAndRecusal ContinueHearing>Debate Recess>Recess Adjourn>Adjourned ChangeToInPerson>Opening BeginInterruption>Opening BeginClosedSession>Opening",
        [RightsAndRecusal] = "BeginInvestigation>Investigation Recess>Recess Adjourn>Adjourned ChangeToInPerson>RightsAndRecusal BeginInterruption>RightsAndRecusal BeginClosedSession>RightsAndRecusal",
        [Investigation] = "CallWitness>Witness BeginDebate>Debate BeginMediation>Mediation Recess>Recess Adjourn>Adjourned ChangeToInPerson>Investigation BeginInterruption>Investigation BeginClosedSession>Investigation",
        [HearingPhase.Witness] = "ReleaseWitness>Investigation Recess>Recess Adjourn>Adjourned ChangeToInPerson>Witness BeginInterruption>Witness BeginClosedSession>Witness",
        [Debate] = "ReopenInvestigation>Investigation AskFinalStatements>FinalStatements BeginMediation>Mediation Recess>Recess Adjourn>Adjourned ChangeToInPerson>Debate BeginInterruption>Debate BeginClosedSession>Debate",
        [FinalStatements] = "Close>Closed BeginMediation>Mediation Recess>Recess Adjourn>Adjourned ChangeToInPerson>FinalStatements BeginInterruption>FinalStatements BeginClosedSession>FinalStatements",
        [Mediation] = "EndMediation>Debate Recess>Recess Adjourn>Adjourned ChangeToInPerson>Mediation BeginInterruption>Mediation BeginClosedSession>Mediation",
        [HearingPhase.Recess] = "Resume>Witness Adjourn>Adjourned",
        [Adjourned] = "",
        [Closed] = "BeginReview>Review",
        [Review] = "CompleteSigning>Signed",
        [Signed] = "Seal>Sealed",
        [Sealed] = "",
    };

    public static TheoryData<string> Phases() => new(Enum.GetNames<HearingPhase>());

    [Theory]
    [MemberData(nameof(Phases))]
    public void Each_phase_answers_each_step_as_the_procedure_says(string name)
    {
        var state = At(Enum.Parse<HearingPhase>(name));
        var facts = ProcedureFacts.AllGood;
        var allowed = Enum.GetValues<HearingStep>()
            .Where(step => HearingProcedure.Refusal(state, step, facts) is null)
            .Select(step => $"{step}>{HearingProcedure.Take(state, step, facts).Phase}");
        Assert.Equal(Expected[state.Phase].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(), allowed.Order());
        foreach (var step in Enum.GetValues<HearingStep>().Where(step => HearingProcedure.Refusal(state, step, facts) is not null))
            Assert.Throws<RuleRefused>(() => HearingProcedure.Take(state, step, facts));
    }

    [Fact]
    public void Every_guard_of_every_row_refuses_with_its_own_code()
    {
        foreach (var row in ProcedureTable.Rows)
            foreach (var guard in row.Guards)
            {
                var (state, facts) = Meeting(row);
                var broken = Breakings.Select(break_ => break_(state, facts)).First(pair => !guard.Holds(pair.State, pair.Facts)
                    && row.Guards.Where(other => other != guard).All(other => other.Holds(pair.State, pair.Facts)));
                Assert.Equal(guard.Code, HearingProcedure.Refusal(broken.State, row.Step, broken.Facts));
            }
    }

    [Theory]
    [InlineData(CheckIn, OpenHearing)]
    [InlineData(FinalStatements, Close)]
    [InlineData(Investigation, HearingStep.Recess)]
    [InlineData(Investigation, BeginClosedSession)]
    public void The_clerk_cannot_take_a_step_of_the_presiding_arbitrator(HearingPhase at, HearingStep step) =>
        Assert.Equal("hearing.not-your-step", Assert.Throws<RuleRefused>(() => HearingProcedure.Take(At(at), step, Clerk)).Code);

    [Theory]
    [InlineData(Preparation, OpenLobby)]
    [InlineData(Waiting, BeginCheckIn)]
    [InlineData(Closed, BeginReview)]
    public void The_presiding_arbitrator_cannot_take_a_step_of_the_clerk(HearingPhase at, HearingStep step) =>
        Assert.Equal("hearing.not-your-step", Assert.Throws<RuleRefused>(() => HearingProcedure.Take(At(at), step, Presiding)).Code);

    [Fact]
    public void A_recess_within_mediation_returns_to_mediation_and_mediation_to_where_it_began()
    {
        var state = At(Debate);
        HearingStep[] steps = [BeginMediation, HearingStep.Recess, Resume, EndMediation];
        var phases = steps.Select(step => (state = HearingProcedure.Take(state, step, Presiding)).Phase).ToArray();
        Assert.Equal([Mediation, HearingPhase.Recess, Mediation, Debate], phases);
        Assert.Null(state.ReturnsTo);
    }

    [Fact]
    public void An_interruption_freezes_everything_but_its_end_and_an_adjournment()
    {
        var state = HearingProcedure.Take(At(Debate), BeginInterruption, Clerk);
        var allowed = Enum.GetValues<HearingStep>().Where(step => HearingProcedure.Refusal(state, step, ProcedureFacts.AllGood) is null);
        Assert.Equal([Adjourn, EndInterruption], allowed);
        Assert.Equal("hearing.interrupted", HearingProcedure.Refusal(state, AskFinalStatements, Presiding));
    }

    [Theory]
    [InlineData(Investigation, null, null, Investigation)]
    [InlineData(HearingPhase.Witness, null, null, Investigation)]
    [InlineData(HearingPhase.Recess, Debate, null, Debate)]
    [InlineData(HearingPhase.Recess, Mediation, FinalStatements, FinalStatements)]
    [InlineData(HearingPhase.Recess, RightsAndRecusal, null, null)]
    [InlineData(RightsAndRecusal, null, null, null)]
    [InlineData(Waiting, null, null, null)]
    public void The_next_sitting_goes_on_where_this_one_was_adjourned_once_rights_were_told(
        HearingPhase at, HearingPhase? recessOf, HearingPhase? mediationOf, HearingPhase? goesOn) =>
        Assert.Equal(goesOn, HearingProcedure.Take(new ProcedureState(at, recessOf, mediationOf), Adjourn, Presiding).AdjournedAt);

    [Fact]
    public void A_sitting_that_continues_offers_to_go_on_first_and_to_tell_rights_anew_all_the_same()
    {
        var offers = HearingProcedure.Offers(At(Opening), Presiding).Take(2);
        Assert.Equal([(ContinueHearing, Debate, true)], offers.Take(1).Select(offer => (offer.Step, offer.To, offer.Primary)));
        Assert.Contains(HearingProcedure.Offers(At(Opening), Presiding), offer => offer is { Step: TellRights, Primary: false, Refusal: null });
        Assert.DoesNotContain(HearingProcedure.Offers(new ProcedureState(Opening), Presiding), offer => offer.Step == ContinueHearing);
    }

    [Fact]
    public void Offers_show_only_the_steps_of_the_one_who_looks()
    {
        var offers = HearingProcedure.Offers(At(CheckIn), Presiding with { RecordingDurable = false });
        Assert.Equal([OpenHearing, Adjourn, ChangeToInPerson, BeginInterruption], offers.Select(offer => offer.Step));
        Assert.Equal("recording.not-running", offers[0].Refusal);
        Assert.DoesNotContain(HearingProcedure.Offers(At(CheckIn), Clerk), offer => offer.Step == OpenHearing);
        Assert.Empty(HearingProcedure.Offers(At(CheckIn), ProcedureFacts.AllGood));
    }

    internal static ProcedureState At(HearingPhase phase) => new(phase,
        phase == HearingPhase.Recess ? HearingPhase.Witness : null,
        phase == Mediation ? Debate : null,
        ContinuesAt: phase == Opening ? Debate : null);

    private static (ProcedureState, ProcedureFacts) Meeting(Transition row) => (
        At(row.From) with
        {
            Interrupted = row.Guards.Contains(StepGuard.Interrupted),
            ClosedSession = row.Guards.Contains(StepGuard.ClosedSession),
            InPerson = row.Guards.Contains(StepGuard.InPerson),
        },
        ProcedureFacts.AllGood with { RecusalPending = row.Guards.Contains(StepGuard.RecusalPending) });

    private static readonly Func<ProcedureState, ProcedureFacts, (ProcedureState State, ProcedureFacts Facts)>[] Breakings =
    [
        (s, f) => (s with { Interrupted = !s.Interrupted }, f),
        (s, f) => (s with { ClosedSession = !s.ClosedSession }, f),
        (s, f) => (s with { InPerson = !s.InPerson }, f),
        (s, f) => (s with { ContinuesAt = null }, f),
        (s, f) => (s, f with { PresidingPresent = false }),
        (s, f) => (s, f with { ClerkPresent = false }),
        (s, f) => (s, f with { RecordingStarting = true }),
        (s, f) => (s, f with { RecordingDurable = false }),
        (s, f) => (s, f with { NodeAway = true }),
        (s, f) => (s, f with { DiskLow = true }),
        (s, f) => (s, f with { NodeFull = true }),
        (s, f) => (s, f with { RecusalUnanswered = true }),
        (s, f) => (s, f with { RecusalPending = !f.RecusalPending }),
        (s, f) => (s, f with { RecusalGranted = true }),
        (s, f) => (s, f with { SigningSettled = false }),
    ];
}
