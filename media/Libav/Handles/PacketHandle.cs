using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Handles;

/// <summary>Owns one AVPacket.</summary>
internal sealed class PacketHandle : SafeHandle
{
    internal PacketHandle(nint pointer) : base(0, ownsHandle: true)
    {
        if (pointer == 0)
        {
            throw new OutOfMemoryException("No memory for an AVPacket.");
        }
        SetHandle(pointer);
    }

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(PacketHandle)) : handle;

    protected override bool ReleaseHandle()
    {
        Avcodec.av_packet_free(ref handle);
        return true;
    }
}
