using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>A scheduled hearing (第 N 次庭审), and how far it has come, as the hearing's own log last told.</summary>
internal sealed class Sitting
{
    public required HearingId HearingId { get; init; }
    public required CaseId CaseId { get; init; }
    public required int Number { get; init; }
    public required DateTimeOffset ScheduledAt { get; init; }
    public required string PresidingUserName { get; init; }
    public required string PresidingName { get; init; }
    /// <summary>Two, or none where the presiding arbitrator sits alone.</summary>
    public List<SittingArbitrator> Arbitrators { get; init; } = [];
    public required string ClerkUserName { get; init; }
    public required string ClerkName { get; init; }
    /// <summary>Whoever comes waits until the tribunal lets them in.</summary>
    public bool HoldsDoor { get; init; }
    public required string Phase { get; set; }
    public DateTimeOffset? OpenedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public long? DurationUs { get; set; }
}
