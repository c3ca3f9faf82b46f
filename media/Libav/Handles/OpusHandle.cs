using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Handles;

/// <summary>Owns one OpusDecoder.</summary>
internal sealed class OpusHandle : SafeHandle
{
    internal OpusHandle(nint pointer) : base(0, ownsHandle: true) => SetHandle(pointer);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Opus.opus_decoder_destroy(handle);
        return true;
    }
}
