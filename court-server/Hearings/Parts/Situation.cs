using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>What a part may know of the moment a command is decided in.</summary>
/// <param name="NextSeq">The number that the first event of this decision will get.</param>
/// <param name="Actor">Who asks; null for the system.</param>
/// <param name="Continues">What was adjourned in the sitting before, when there is one to go on with.</param>
internal sealed record Situation(
    DateTimeOffset Wall, long? HearingUs, long NextSeq, RosterSeat? Actor, HearingRoster Roster, NodeCondition Node, SittingContinues? Continues = null)
{
    public RosterSeat Person => Actor ?? throw new RuleRefused("access.not-yours");
}
