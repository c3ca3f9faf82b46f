namespace Arbitration.Media.Rtp;

/// <summary>The codecs that the gateway offers to publishers.</summary>
public enum VideoKind { Vp8, H264 }
