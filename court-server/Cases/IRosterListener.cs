using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>Told when somebody was added to a case, for each of its hearings that is not over. Register as many as listen.</summary>
internal interface IRosterListener
{
    Task OnRosterChangedAsync(HearingId hearing, CancellationToken ct);
}
