using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>One encoded picture or block of sound. Reused: an encoder overwrites it with its next output.</summary>
public sealed class EncodedPacket : IDisposable
{
    private readonly PacketHandle _packet;

    public EncodedPacket() : this(new PacketHandle(Avcodec.av_packet_alloc()))
    {
    }

    private EncodedPacket(PacketHandle packet) => _packet = packet;

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
    public EncodedPacket Share() => new(new PacketHandle(Avcodec.av_packet_clone(_packet)));

    public void Dispose() => _packet.Dispose();
}
