using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Handles;

/// <summary>Owns one SwrContext.</summary>
internal sealed class ResamplerHandle : SafeHandle
{
    internal ResamplerHandle(nint pointer) : base(0, ownsHandle: true) => SetHandle(pointer);

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(ResamplerHandle)) : handle;

    protected override bool ReleaseHandle()
    {
        Swresample.swr_free(ref handle);
        return true;
    }
}
