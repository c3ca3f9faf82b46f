namespace Arbitration.Media.Recording;

/// <summary>Who may see a segment: everybody who may see the hearing, only the tribunal, or a slate that shows nobody.</summary>
public enum SegmentAccess { Open, Closed, Slate }
