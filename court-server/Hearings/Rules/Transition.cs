using System.Collections.Immutable;

namespace Arbitration.Court.Hearings.Rules;

/// <summary>One row of the procedure: where a step may be taken, by whom, on what conditions, and what follows.</summary>
/// <param name="To">The next phase; null with <paramref name="Back"/> false: the phase stays.</param>
/// <param name="Back">The step leads back to where recess or mediation was entered, or to where the sitting before was adjourned.</param>
/// <param name="Primary">The usual next step of the phase, shown first.</param>
internal sealed record Transition(
    HearingPhase From, HearingStep Step, HearingPhase? To, bool Back, StepLead Lead, bool Primary, ImmutableArray<StepGuard> Guards)
{
    public bool MayBeTakenBy(StepLead? actor) => actor is null || Lead == StepLead.Either || actor == Lead;
}
