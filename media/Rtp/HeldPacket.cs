namespace Arbitration.Media.Rtp;

/// <summary>A packet on its way through the jitter buffer; sequence and timestamp are unwrapped.</summary>
internal sealed record HeldPacket(long Sequence, long Timestamp, bool Marker, byte[] Payload, long ArrivalUs);
