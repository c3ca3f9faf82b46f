using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Hearings;

/// <summary>The single writer of one hearing; its key is the hearing's id.</summary>
internal interface IHearingGrain : IGrainWithStringKey
{
    /// <param name="actor">The seat that asks; null for the system.</param>
    /// <param name="opId">The same opId of the same actor again gives the first answer again and changes nothing.</param>
    Task<HearingAnswer> Act(string? actor, string? opId, HearingCommand command);

    Task<HearingReading> Read();

    /// <summary>What the seat may see after the event <paramref name="since"/>.</summary>
    Task<ImmutableArray<Numbered>> Replay(string seat, long since);

    Task RaiseEpoch(long hearingUs, long nodeUs, string nodeStart);

    /// <summary>Somebody was added to the case.</summary>
    Task RosterChanged();

    /// <summary>Activates the hearing, so that its tie to the node runs.</summary>
    Task Wake();
}
