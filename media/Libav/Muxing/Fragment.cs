namespace Arbitration.Media.Libav;

/// <summary>One moof + mdat that starts at a keyframe; times are hearing time of its picture, in µs.</summary>
public sealed record Fragment(ReadOnlyMemory<byte> Bytes, long FromUs, long ToUs);
