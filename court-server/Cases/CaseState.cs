namespace Arbitration.Court.Cases;

/// <summary>As far as this system leads a case today: accepted 已受理, scheduled 排期, in hearing 审理, deliberation 合议.</summary>
internal enum CaseState { Accepted, Scheduled, InHearing, Deliberation }
