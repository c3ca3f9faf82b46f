namespace Arbitration.Media.Rtp;

/// <summary>
/// One Opus packet, or (empty packet) one that was lost and has to be concealed. <c>Samples</c> at 48 kHz; <c>MediaUs</c> is
/// the node time of the first sample, on the clock of <see cref="EncodedFrame"/>. Between units there may be DTX silence.
/// </summary>
public readonly record struct AudioUnit(ReadOnlyMemory<byte> Packet, int Samples, long MediaUs)
{
    public bool IsLost => Packet.IsEmpty;
}
