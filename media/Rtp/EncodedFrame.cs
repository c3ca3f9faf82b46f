namespace Arbitration.Media.Rtp;

/// <summary>
/// One whole picture: a VP8 frame, or an H.264 access unit in Annex B. <c>MediaUs</c> is the node's monotonic time at which
/// it would have arrived on an idle line, so pictures and sound of a person are on one clock.
/// </summary>
public readonly record struct EncodedFrame(ReadOnlyMemory<byte> Bytes, bool Keyframe, long MediaUs);
