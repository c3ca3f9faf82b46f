namespace Arbitration.Court.Cases;

/// <summary>How far a hearing is, as its log says. Phase is the wire name, e.g. "Debate".</summary>
internal sealed record HearingProgress(string Phase, DateTimeOffset? OpenedWall, DateTimeOffset? ClosedWall, long? DurationUs);
