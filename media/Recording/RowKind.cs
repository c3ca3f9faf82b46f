namespace Arbitration.Media.Recording;

/// <summary>What a row of the manifest stands for.</summary>
public enum RowKind { Init, Segment, Mark }
