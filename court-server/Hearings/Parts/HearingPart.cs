using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>A part with its state's type.</summary>
internal abstract class HearingPart<TState>(TState start) : IHearingPart where TState : class
{
    public Type StateType => typeof(TState);
    public object Start => start;

    public virtual IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => null;
    public virtual IReadOnlyList<Telling> Follow(HearingState hearing, IReadOnlyList<Telling> told, Situation now) => [];
    public virtual void Shape(Room room, HearingState hearing, HearingRoster roster) { }
    public object Apply(object state, LoggedEvent happened) => Fold((TState)state, happened);

    protected abstract TState Fold(TState state, LoggedEvent happened);
}
