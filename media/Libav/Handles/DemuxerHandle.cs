using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Handles;

/// <summary>Owns one reading AVFormatContext with the file it opened.</summary>
internal sealed class DemuxerHandle : SafeHandle
{
    private DemuxerHandle(nint pointer) : base(0, ownsHandle: true) => SetHandle(pointer);

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(DemuxerHandle)) : handle;

    /// <param name="formats">Demuxers that may be tried: some read what a file names, other files or the network.</param>
    /// <param name="codecs">Decoders that may be tried.</param>
    internal static DemuxerHandle Open(string path, string formats, string codecs)
    {
        nint options = 0, context = 0;
        try
        {
            foreach ((string key, string value) in (ReadOnlySpan<(string, string)>)
                [("protocol_whitelist", "file"), ("format_whitelist", formats), ("codec_whitelist", codecs)])
            {
                LibavException.ThrowIfFailed(Avutil.av_dict_set(ref options, key, value, 0), "av_dict_set " + key);
            }
            // On failure libav frees the context itself.
            LibavException.ThrowIfFailed(Avformat.avformat_open_input(ref context, "file:" + path, 0, ref options), "avformat_open_input");
            return new DemuxerHandle(context);
        }
        finally
        {
            Avutil.av_dict_free(ref options);
        }
    }

    protected override bool ReleaseHandle()
    {
        Avformat.avformat_close_input(ref handle);
        return true;
    }
}
