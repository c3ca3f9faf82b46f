using Arbitration.Court.Cases;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings;

/// <summary>A hearing learns at once who was added to its case.</summary>
internal sealed class TellHearing(IGrainFactory grains) : IRosterListener
{
    public Task OnRosterChangedAsync(HearingId hearing, CancellationToken ct) => grains.GetGrain<IHearingGrain>(hearing.Value).RosterChanged();
}
