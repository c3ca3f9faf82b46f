using System.Buffers.Binary;

namespace Arbitration.Media.Rtp;

/// <summary>The header of one RTP packet (RFC 3550 §5.1) and where its payload lies within the datagram.</summary>
public readonly record struct RtpPacket(
    byte PayloadType, bool Marker, ushort Sequence, uint Timestamp, uint Ssrc, int PayloadOffset, int PayloadLength)
{
    private const int FixedHeader = 12;

    /// <summary>False for anything that is not RTP: truncated, another version, RTCP, or lengths that do not add up.</summary>
    public static bool TryParse(ReadOnlySpan<byte> datagram, out RtpPacket packet)
    {
        packet = default;
        if (datagram.Length < FixedHeader || datagram[0] >> 6 != 2 || IsRtcp(datagram[1])) return false;
        var start = FixedHeader + 4 * (datagram[0] & 0x0F);
        if ((datagram[0] & 0x10) != 0)
        {
            if (datagram.Length < start + 4) return false;
            start += 4 + 4 * BinaryPrimitives.ReadUInt16BigEndian(datagram[(start + 2)..]);
        }
        var end = datagram.Length;
        if ((datagram[0] & 0x20) != 0)
        {
            if (datagram[^1] == 0) return false;
            end -= datagram[^1];
        }
        if (start > end) return false;
        packet = new RtpPacket(
            (byte)(datagram[1] & 0x7F), (datagram[1] & 0x80) != 0,
            BinaryPrimitives.ReadUInt16BigEndian(datagram[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(datagram[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(datagram[8..]),
            start, end - start);
        return true;
    }

    // RFC 5761 §4: on a shared port, second octets 192-223 are RTCP.
    private static bool IsRtcp(byte second) => second is >= 192 and <= 223;
}
