using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Handles;

/// <summary>Owns one SwsContext, which swscale replaces by another when the sizes change.</summary>
internal sealed class ScalerHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    internal nint For(int sourceWidth, int sourceHeight, int width, int height, int flags, int from = Constants.Yuv420, int to = Constants.Yuv420)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        nint context = Swscale.sws_getCachedContext(
            handle, sourceWidth, sourceHeight, from, width, height, to, flags, 0, 0, 0);
        SetHandle(context);
        return context != 0 ? context : throw new LibavException("sws_getCachedContext", Constants.InvalidData);
    }

    protected override bool ReleaseHandle()
    {
        Swscale.sws_freeContext(handle);
        return true;
    }
}
