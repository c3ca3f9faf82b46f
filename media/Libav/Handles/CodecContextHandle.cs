using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Handles;

/// <summary>Owns one AVCodecContext.</summary>
internal sealed class CodecContextHandle : SafeHandle
{
    internal CodecContextHandle(nint pointer) : base(0, ownsHandle: true)
    {
        if (pointer == 0)
        {
            throw new OutOfMemoryException("No memory for an AVCodecContext.");
        }
        SetHandle(pointer);
    }

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(CodecContextHandle)) : handle;

    protected override bool ReleaseHandle()
    {
        Avcodec.avcodec_free_context(ref handle);
        return true;
    }
}
