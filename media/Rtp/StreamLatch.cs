namespace Arbitration.Media.Rtp;

/// <summary>
/// Decides which packets belong to the stream being received and unwraps their sequence numbers and timestamps. A packet
/// of another SSRC, or far from the sequence so far, starts a new stream only when a second one confirms it (RFC 3550
/// A.1), so that a stray datagram cannot tear a running stream down.
/// </summary>
internal sealed class StreamLatch
{
    private const int Ahead = 3000, Behind = 500, Neighbour = 16;
    private const long FarewellUs = 2_000_000;

    private uint? _ssrc, _formerSsrc;
    private long _sequence, _timestamp, _switchedUs;
    private (RtpPacket Packet, byte[] Payload, long ArrivalUs)? _candidate;

    public uint? Ssrc => _ssrc;

    /// <summary>The packets to go on with, oldest first; <paramref name="restarted"/>: they are a new stream's first.</summary>
    public IReadOnlyList<HeldPacket> Accept(in RtpPacket packet, ReadOnlySpan<byte> datagram, long arrivalUs, out bool restarted)
    {
        restarted = false;
        var payload = datagram.Slice(packet.PayloadOffset, packet.PayloadLength).ToArray();
        if (packet.Ssrc == _ssrc && Distance(packet.Sequence, _sequence) is >= -Behind and <= Ahead)
        {
            _candidate = null;
            return [Unwrap(packet, payload, arrivalUs)];
        }
        // Stragglers of the stream that was just replaced must not bring it back.
        if (packet.Ssrc == _formerSsrc && packet.Ssrc != _ssrc && arrivalUs - _switchedUs < FarewellUs) return [];
        if (_candidate is not { } first || first.Packet.Ssrc != packet.Ssrc
            || Math.Abs(Distance(packet.Sequence, first.Packet.Sequence)) is 0 or > Neighbour)
        {
            _candidate = (packet, payload, arrivalUs);
            return [];
        }
        restarted = true;
        return Restart(first, (packet, payload, arrivalUs));
    }

    private List<HeldPacket> Restart(
        (RtpPacket Packet, byte[] Payload, long ArrivalUs) a, (RtpPacket Packet, byte[] Payload, long ArrivalUs) b)
    {
        if (Distance(b.Packet.Sequence, a.Packet.Sequence) < 0) (a, b) = (b, a);
        if (_ssrc != a.Packet.Ssrc) _formerSsrc = _ssrc;
        _ssrc = a.Packet.Ssrc;
        _switchedUs = Math.Max(a.ArrivalUs, b.ArrivalUs);
        _sequence = a.Packet.Sequence;
        _timestamp = a.Packet.Timestamp;
        _candidate = null;
        return [Unwrap(a.Packet, a.Payload, a.ArrivalUs), Unwrap(b.Packet, b.Payload, b.ArrivalUs)];
    }

    private HeldPacket Unwrap(in RtpPacket packet, byte[] payload, long arrivalUs)
    {
        var sequence = _sequence + Distance(packet.Sequence, _sequence);
        var timestamp = _timestamp + (int)(packet.Timestamp - (uint)_timestamp);
        if (sequence >= _sequence) (_sequence, _timestamp) = (sequence, timestamp);
        return new HeldPacket(sequence, timestamp, packet.Marker, payload, arrivalUs);
    }

    private static int Distance(ushort sequence, long from) => (short)(sequence - (ushort)from);
}
