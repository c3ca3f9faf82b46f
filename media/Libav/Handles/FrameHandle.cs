using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Handles;

/// <summary>Owns one AVFrame.</summary>
internal sealed class FrameHandle : SafeHandle
{
    internal FrameHandle(nint pointer) : base(0, ownsHandle: true)
    {
        if (pointer == 0)
        {
            throw new OutOfMemoryException("No memory for an AVFrame.");
        }
        SetHandle(pointer);
    }

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(FrameHandle)) : handle;

    protected override bool ReleaseHandle()
    {
        Avutil.av_frame_free(ref handle);
        return true;
    }
}
