namespace Arbitration.Media.Libav;

/// <summary>The video codecs that the node receives.</summary>
public enum VideoCodec
{
    Vp8,
    H264,
}
