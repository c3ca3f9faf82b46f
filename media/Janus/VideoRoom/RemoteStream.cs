namespace Arbitration.Media.Janus;

/// <summary>A stream of plain RTP as it is announced to the gateway.</summary>
public sealed record RemoteStream(string Mid, string Kind, string Codec, int PayloadType)
{
    /// <summary>The SSRC that the packets of the stream at <paramref name="index"/> must carry: the gateway tells the streams apart by it (1.1.2).</summary>
    public static uint SsrcAt(int index) => (uint)(1000 + 10 * index);
}
