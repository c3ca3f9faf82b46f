using System.Buffers;

namespace Arbitration.Media.Rtp;

/// <summary>A growing picture with an upper limit, so that a sender that never ends a picture cannot fill the memory.</summary>
internal sealed class FrameBytes
{
    private const int Most = 4 << 20;
    private readonly ArrayBufferWriter<byte> _bytes = new(64 << 10);

    public int Length => _bytes.WrittenCount;
    public bool Overflown { get; private set; }
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Clear()
    {
        _bytes.ResetWrittenCount();
        Overflown = false;
    }

    public void Append(ReadOnlySpan<byte> part)
    {
        if (Length + part.Length > Most) Overflown = true;
        else _bytes.Write(part);
    }
}
