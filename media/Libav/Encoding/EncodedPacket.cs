using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>One encoded picture or block of sound. Reused: an encoder overwrites it with its next output.</summary>
public sealed class EncodedPacket : IDisposable
{
    private readonly PacketHandle _packet = new(Avcodec.av_packet_alloc());

    internal PacketHandle Handle => _packet;

    /// <summary>Video: number of the frame since the encoder's start. Sound: sample since its start, negative for the priming.</summary>
    public long Pts
    {
        get => Field.Get<long>(_packet.Pointer, FieldOffsets.Loaded.PacketPts);
        set => Field.Set(_packet.Pointer, FieldOffsets.Loaded.PacketPts, value);
    }

    public bool IsKeyframe => (Field.Get<int>(_packet.Pointer, FieldOffsets.Loaded.PacketFlags) & Constants.KeyPacket) != 0;

    /// <summary>Valid until the packet is used again or disposed.</summary>
    public unsafe ReadOnlySpan<byte> Bytes => new(
        (void*)Field.Get<nint>(_packet.Pointer, FieldOffsets.Loaded.PacketBytes),
        Field.Get<int>(_packet.Pointer, FieldOffsets.Loaded.PacketSize));

    /// <summary>A second owner of the same bytes, with its own time.</summary>
    public EncodedPacket Share()
    {
        var second = new EncodedPacket();
        second.ShareOf(this);
        return second;
    }

    /// <summary>Becomes a second owner of another's bytes, with its own time; what it held before it lets go.</summary>
    internal void ShareOf(EncodedPacket other)
    {
        Avcodec.av_packet_unref(_packet);
        LibavException.ThrowIfFailed(Avcodec.av_packet_ref(_packet, other._packet), "av_packet_ref");
    }

    internal void Clear() => Avcodec.av_packet_unref(_packet);

    public void Dispose() => _packet.Dispose();
}
