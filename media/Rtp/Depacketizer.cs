namespace Arbitration.Media.Rtp;

/// <summary>What became of the packets of one picture.</summary>
internal enum Picture { Nothing, Broken, Dependent, Key }

/// <summary>Puts the payloads of one picture together. Packets come in order and without a hole between Begin and End.</summary>
internal interface IDepacketizer
{
    void Begin();
    void Add(ReadOnlySpan<byte> payload);
    Picture End(out byte[] bytes);
    void Reset();
}
