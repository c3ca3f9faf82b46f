using Arbitration.Court.Shared;

namespace Arbitration.Court.Access;

/// <summary>What the gate must know of a case. Cases answers; the interface stands here because Access may not import Cases.</summary>
internal interface ICaseMembership
{
    Task<bool> ServesAsync(string userName, CaseId caseId, CancellationToken ct);

    /// <summary>Null when there is no such hearing.</summary>
    Task<HearingStanding?> OfHearingAsync(HearingId hearing, CancellationToken ct);
}

/// <param name="Closed">The hearing has closed, so its parties may read the record and play the recording.</param>
internal sealed record HearingStanding(CaseId CaseId, bool Closed);
