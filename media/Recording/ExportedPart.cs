namespace Arbitration.Media.Recording;

/// <summary>A finished MP4. Position 0 in it is hearing time <c>FromUs</c>.</summary>
public sealed record ExportedPart(string Path, long Bytes, string Sha256, long FromUs, long ToUs);
