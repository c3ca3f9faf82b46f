using System.Buffers.Binary;

namespace Arbitration.Media.Rtp;

/// <summary>Picture Loss Indication (RFC 4585 §6.3.1): asks a sender for a keyframe.</summary>
public static class RtcpPli
{
    /// <summary>The 12 bytes of the packet.</summary>
    public static byte[] Build(uint senderSsrc, uint mediaSsrc)
    {
        var packet = new byte[12];
        packet[0] = 0x81;                                              // version 2, FMT 1
        packet[1] = 206;                                               // payload-specific feedback
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), 2);    // length in words, less one
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(4), senderSsrc);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), mediaSsrc);
        return packet;
    }
}
