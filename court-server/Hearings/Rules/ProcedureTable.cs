using System.Collections.Immutable;
using static Arbitration.Court.Hearings.Rules.HearingPhase;
using static Arbitration.Court.Hearings.Rules.HearingStep;
using static Arbitration.Court.Hearings.Rules.StepGuard;
using static Arbitration.Court.Hearings.Rules.StepLead;

namespace Arbitration.Court.Hearings.Rules;

/// <summary>The procedure of a sitting as data: the machine, the diagram and the tests are made from these rows.</summary>
internal static class ProcedureTable
{
    /// <summary>From 宣布开庭 on: the phases in which a recording must exist.</summary>
    public static ImmutableArray<HearingPhase> InSession { get; } =
        [Opening, RightsAndRecusal, Investigation, HearingPhase.Witness, Debate, FinalStatements, Mediation];

    public static ImmutableArray<Transition> Rows { get; } = [.. Spine(), .. Mediations(), .. Breaks(), .. Overlays()];

    public static ImmutableArray<HearingPhase> Final { get; } = [Adjourned, Sealed];

    private static IEnumerable<Transition> Spine() =>
    [
        Go(Preparation, OpenLobby, Waiting, Clerk),
        Go(Waiting, BeginCheckIn, CheckIn, Clerk),
        Go(CheckIn, OpenHearing, Opening, Presiding, PresidingPresent, ClerkPresent, NotYetStarting, NodeReachable, DiskFree, NodeTakesMore, RecordingDurable),
        Go(Opening, TellRights, RightsAndRecusal, Presiding, RecordingDurable),
        // Rights were told and recusal was asked in the sitting before, by the same tribunal.
        new(Opening, ContinueHearing, null, true, Presiding, true, [NotInterrupted, Continues, RecordingDurable]),
        Go(RightsAndRecusal, BeginInvestigation, Investigation, Presiding, RecusalAnswered, NoRecusalPending, RecusalNotGranted, RecordingDurable),
        Aside(Investigation, CallWitness, HearingPhase.Witness, Presiding, RecordingDurable),
        Go(HearingPhase.Witness, ReleaseWitness, Investigation, Presiding),
        Go(Investigation, BeginDebate, Debate, Presiding, RecordingDurable),
        Aside(Debate, ReopenInvestigation, Investigation, Presiding, RecordingDurable),
        // LAW 38: at the end of the debate the parties are asked for their last word; there is no way to Close around it.
        Go(Debate, AskFinalStatements, FinalStatements, Presiding, RecordingDurable),
        Go(FinalStatements, Close, Closed, Presiding),
        Go(Closed, BeginReview, Review, Clerk),
        Go(Review, CompleteSigning, Signed, Clerk, SigningSettled),
        Go(Signed, Seal, Sealed, Clerk),
    ];

    private static IEnumerable<Transition> Mediations() =>
    [
        Aside(Investigation, BeginMediation, Mediation, Presiding),
        Aside(Debate, BeginMediation, Mediation, Presiding),
        Aside(FinalStatements, BeginMediation, Mediation, Presiding),
        new(Mediation, EndMediation, null, true, Presiding, true, [NotInterrupted, RecordingDurable]),
    ];

    private static IEnumerable<Transition> Breaks() =>
    [
        .. InSession.Select(at => Aside(at, HearingStep.Recess, HearingPhase.Recess, Presiding)),
        new(HearingPhase.Recess, Resume, null, true, Presiding, true,
            [NotInterrupted, NoRecusalPending, RecusalNotGranted, ClerkPresent, RecordingDurable]),
        Stay(HearingPhase.Recess, DecideRecusal, Presiding, RecusalPending),
        // An adjournment is the way out of everything, an interruption that does not end included.
        .. InSession.Prepend(CheckIn).Prepend(Waiting).Append(HearingPhase.Recess)
            .Select(at => new Transition(at, Adjourn, Adjourned, false, Presiding, false, [])),
    ];

    private static IEnumerable<Transition> Overlays() =>
    [
        .. InSession.Select(at => Stay(at, BeginClosedSession, Presiding, NotInterrupted, NotClosedSession)),
        .. InSession.Select(at => Stay(at, EndClosedSession, Presiding, NotInterrupted, StepGuard.ClosedSession)),
        .. InSession.Prepend(CheckIn).Select(at => Stay(at, ChangeToInPerson, Presiding, NotInterrupted, NotInPerson)),
        .. InSession.Prepend(CheckIn).Select(at => Stay(at, ReturnToOnline, Presiding, NotInterrupted, StepGuard.InPerson)),
        .. InSession.Prepend(CheckIn).Select(at => Stay(at, BeginInterruption, Either, NotInterrupted)),
        .. InSession.Prepend(CheckIn).Select(at => Stay(at, EndInterruption, Either, StepGuard.Interrupted)),
    ];

    private static Transition Go(HearingPhase from, HearingStep step, HearingPhase to, StepLead lead, params StepGuard[] guards) =>
        new(from, step, to, false, lead, true, [NotInterrupted, .. guards]);

    private static Transition Aside(HearingPhase from, HearingStep step, HearingPhase to, StepLead lead, params StepGuard[] guards) =>
        new(from, step, to, false, lead, false, [NotInterrupted, .. guards]);

    private static Transition Stay(HearingPhase at, HearingStep step, StepLead lead, params StepGuard[] guards) =>
        new(at, step, null, false, lead, false, [.. guards]);
}
