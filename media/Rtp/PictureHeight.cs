namespace Arbitration.Media.Rtp;

/// <summary>How high a picture is, as its keyframe says before anything is decoded.</summary>
public static class PictureHeight
{
    /// <returns>Pixels; 0 when it is not known: not a keyframe, or H.264, whose parameter sets are left to the decoder.</returns>
    public static int Of(VideoKind kind, in EncodedFrame frame)
    {
        // RFC 6386 §9.1: tag (3), start code (3), width (2), height (2), the upper two bits of each are a scale.
        var bytes = frame.Bytes.Span;
        return kind == VideoKind.Vp8 && frame.Keyframe && bytes.Length >= 10 ? (bytes[8] | (bytes[9] << 8)) & 0x3FFF : 0;
    }
}
