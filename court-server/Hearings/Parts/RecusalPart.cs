using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>The question about recusal: each side's answer, a request that leads into recess, and the decision on it.</summary>
internal sealed class RecusalPart() : HearingPart<RecusalState>(RecusalState.Start)
{
    private const int LongestReason = 2000;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        AnswerRecusal answer => Answer(hearing, answer, now),
        DecideRecusal decision => Decision(hearing, decision, now),
        _ => null,
    };

    /// <summary>A side that is present and has not answered: each of its parties, or one representative where no party is there.</summary>
    public static bool IsUnanswered(HearingState hearing, HearingRoster roster)
    {
        var present = hearing.Of<AttendanceState>().Present;
        var answers = hearing.Of<RecusalState>().Answers;
        var waiting = hearing.Of<Sight>().Waiting;
        return roster.Seats.Where(s => IsAsked(s) && present.Contains(s.Seat.Value) && !waiting.Contains(s.Seat.Value)).GroupBy(s => s.Side).Any(side =>
        {
            var parties = side.Where(s => s.Role != Role.Representative).ToList();
            return parties.Count > 0
                ? parties.Any(s => !answers.ContainsKey(s.Seat.Value))
                : !side.Any(s => answers.ContainsKey(s.Seat.Value));
        });
    }

    public static bool IsAsked(RosterSeat seat) => seat.Role is Role.Claimant or Role.Respondent or Role.ThirdParty or Role.Representative;

    private static IReadOnlyList<Telling> Answer(HearingState hearing, AnswerRecusal answer, Situation now)
    {
        if (!IsAsked(now.Person) || hearing.Of<Sight>().Waiting.Contains(now.Person.Seat.Value)) throw new RuleRefused("recusal.not-a-party");
        var procedure = hearing.Of<ProcedureState>();
        if (procedure.Phase != HearingPhase.RightsAndRecusal) throw new RuleRefused("recusal.not-now");
        if (procedure.Interrupted) throw new RuleRefused("hearing.interrupted");
        if (answer.Answer is not ("none" or "requested")) throw new RuleRefused("recusal.answer-unknown");
        if (answer.Answer == "requested" && string.IsNullOrWhiteSpace(answer.Reason)) throw new RuleRefused("recusal.reason-needed");
        if (answer.Reason?.Length > LongestReason) throw new RuleRefused("input.too-long");
        var answered = new RecusalAnswered(now.Person.Seat.Value, answer.Answer, answer.Reason?.Trim());
        if (answer.Answer == "none") return [answered];
        // R: a request stops the hearing until it is decided.
        return [answered, new PhaseChanged(procedure.Phase, HearingPhase.Recess, HearingStep.Recess, "recusal", procedure.Phase)];
    }

    private static IReadOnlyList<Telling> Decision(HearingState hearing, DecideRecusal decision, Situation now)
    {
        // A null lead means the system to the machine, so whoever leads nothing must not get that far.
        if (ProcedurePart.Lead(now.Person) is null) throw new RuleRefused("hearing.not-your-step");
        HearingProcedure.Take(hearing.Of<ProcedureState>(), HearingStep.DecideRecusal, ProcedurePart.Facts(hearing, now));
        if (string.IsNullOrWhiteSpace(decision.Reason)) throw new RuleRefused("recusal.reason-needed");
        return [new RecusalDecided(decision.Granted, decision.Reason.Trim())];
    }

    protected override RecusalState Fold(RecusalState state, LoggedEvent happened) => happened.Event switch
    {
        RecusalAnswered answered => state with
        {
            Answers = state.Answers.SetItem(answered.Seat, new RecusalAnswer(answered.Answer, answered.Reason, happened.Seq)),
            Pending = state.Pending || answered.Answer == "requested",
        },
        RecusalDecided decided => state with { Pending = false, Granted = state.Granted == true || decided.Granted },
        _ => state,
    };
}
