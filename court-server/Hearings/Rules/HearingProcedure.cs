using Arbitration.Court.Shared;
using Stateless;

namespace Arbitration.Court.Hearings.Rules;

/// <summary>The procedure of a sitting (domain: hearing phases) as one pure machine. A step is allowed or it is refused with a code.</summary>
internal static class HearingProcedure
{
    private const string NotYours = "hearing.not-your-step";

    /// <summary>The state after the step. Throws <see cref="RuleRefused"/> with the first condition that is not met.</summary>
    public static ProcedureState Take(ProcedureState state, HearingStep step, ProcedureFacts facts)
    {
        var phase = state.Phase;
        var machine = Machine(state, facts, next => phase = next);
        machine.Fire(step);
        return After(state, step, phase);
    }

    /// <summary>Why the step is refused now; null when it is allowed.</summary>
    public static string? Refusal(ProcedureState state, HearingStep step, ProcedureFacts facts)
    {
        var machine = Machine(state, facts, _ => { });
        if (machine.CanFire(step, out var unmet)) return null;
        return unmet?.FirstOrDefault() ?? "hearing.step-not-allowed";
    }

    /// <summary>The steps that the phase knows for this actor, allowed now or not, the usual next one first.</summary>
    public static IReadOnlyList<OfferedStep> Offers(ProcedureState state, ProcedureFacts facts) =>
    [
        .. ProcedureTable.Rows
            .Where(row => row.From == state.Phase && facts.Actor is not null && row.MayBeTakenBy(facts.Actor) && IsWorthShowing(row.Step, state, facts))
            .OrderByDescending(row => IsUsual(row, state))
            .Select(row => new OfferedStep(row.Step, Destination(row, state), IsUsual(row, state), Refusal(state, row.Step, facts))),
    ];

    // Of a pair of opposite steps only the one that could do something is of use on a screen.
    private static bool IsWorthShowing(HearingStep step, ProcedureState state, ProcedureFacts facts) => step switch
    {
        HearingStep.BeginInterruption => !state.Interrupted,
        HearingStep.EndInterruption => state.Interrupted,
        HearingStep.BeginClosedSession => !state.ClosedSession,
        HearingStep.EndClosedSession => state.ClosedSession,
        HearingStep.ChangeToInPerson => !state.InPerson,
        HearingStep.ReturnToOnline => state.InPerson,
        HearingStep.DecideRecusal => facts.RecusalPending,
        HearingStep.ContinueHearing => state.ContinuesAt is not null,
        _ => true,
    };

    private static bool IsUsual(Transition row, ProcedureState state) =>
        row.Primary && !(row.Step == HearingStep.TellRights && state.ContinuesAt is not null);

    private static HearingPhase Destination(Transition row, ProcedureState state) =>
        row.Back ? state.ReturnsTo ?? state.Phase : row.To ?? state.Phase;

    private static StateMachine<HearingPhase, HearingStep> Machine(ProcedureState state, ProcedureFacts facts, Action<HearingPhase> set)
    {
        var phase = state.Phase;
        var machine = new StateMachine<HearingPhase, HearingStep>(() => phase, next => { phase = next; set(next); });
        foreach (var row in ProcedureTable.Rows.Where(row => row.From == state.Phase))
        {
            var guards = Guards(row, state, facts);
            var at = machine.Configure(row.From);
            var to = Destination(row, state);
            _ = to == row.From ? at.PermitReentryIf(row.Step, guards) : at.PermitIf(row.Step, to, guards);
        }
        machine.OnUnhandledTrigger((at, step, unmet) =>
            throw new RuleRefused(unmet?.FirstOrDefault() ?? "hearing.step-not-allowed",
                new Dictionary<string, string> { ["step"] = step.ToString(), ["phase"] = at.ToString() }));
        return machine;
    }

    private static Tuple<Func<bool>, string>[] Guards(Transition row, ProcedureState state, ProcedureFacts facts) =>
    [
        Tuple.Create(() => row.MayBeTakenBy(facts.Actor), NotYours),
        .. row.Guards.Select(guard => Tuple.Create(() => guard.Holds(state, facts), guard.Code)),
    ];

    public static ProcedureState After(ProcedureState state, HearingStep step, HearingPhase phase) => step switch
    {
        HearingStep.Recess => state with { Phase = phase, RecessReturnsTo = state.Phase },
        HearingStep.Resume => state with { Phase = phase, RecessReturnsTo = null },
        HearingStep.BeginMediation => state with { Phase = phase, MediationReturnsTo = state.Phase },
        HearingStep.EndMediation => state with { Phase = phase, MediationReturnsTo = null },
        HearingStep.Adjourn => state with
        {
            Phase = phase, RecessReturnsTo = null, MediationReturnsTo = null, Interrupted = false, AdjournedAt = state.GoesOnAt,
        },
        HearingStep.BeginInterruption => state with { Interrupted = true },
        HearingStep.EndInterruption => state with { Interrupted = false },
        HearingStep.BeginClosedSession => state with { ClosedSession = true },
        HearingStep.EndClosedSession => state with { ClosedSession = false },
        HearingStep.ChangeToInPerson => state with { InPerson = true },
        HearingStep.ReturnToOnline => state with { InPerson = false },
        _ => state with { Phase = phase },
    };
}
