namespace Arbitration.Media.Recording;

/// <summary>One Opus packet as it was received, or (empty) one that is missing; <c>AtUs</c> is hearing time of its first sample.</summary>
public readonly record struct OpusUnit(ReadOnlyMemory<byte> Packet, int Samples, long AtUs)
{
    public long ToUs => AtUs + Samples * 125L / 6;
}
