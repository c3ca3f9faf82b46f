using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>
/// One feature of a hearing, contributed by its module. Pure: it decides on commands and folds events, and does nothing else.
/// </summary>
internal interface IHearingPart
{
    Type StateType { get; }
    object Start { get; }

    /// <summary>What the command leads to; null when it is another part's. Throws RuleRefused when a rule says no.</summary>
    IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now);

    /// <summary>What follows from what another part, or this one, has just decided; told in the same turn.</summary>
    IReadOnlyList<Telling> Follow(HearingState hearing, IReadOnlyList<Telling> told, Situation now) => [];

    object Apply(object state, LoggedEvent happened);

    /// <summary>Writes what the part knows into the room that the node is asked for.</summary>
    void Shape(Room room, HearingState hearing, HearingRoster roster) { }
}
