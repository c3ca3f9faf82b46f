using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Handles;

/// <summary>Owns one writing AVFormatContext. Its byte stream is closed by who opened it, before this is released.</summary>
internal sealed class MuxerHandle : SafeHandle
{
    private MuxerHandle(nint pointer) : base(0, ownsHandle: true) => SetHandle(pointer);

    public override bool IsInvalid => handle == 0;

    internal nint Pointer => IsClosed ? throw new ObjectDisposedException(nameof(MuxerHandle)) : handle;

    internal static MuxerHandle ForMp4(string? file)
    {
        LibavException.ThrowIfFailed(Avformat.avformat_alloc_output_context2(out nint context, 0, "mp4", file), "avformat_alloc_output_context2");
        return new MuxerHandle(context);
    }

    /// <summary>Adds a stream and returns its AVStream; the caller fills the codec parameters.</summary>
    internal nint AddStream(Rational timeBase)
    {
        nint stream = Avformat.avformat_new_stream(Pointer, 0);
        if (stream == 0)
        {
            throw new OutOfMemoryException("No memory for an AVStream.");
        }
        Field.Set(stream, FieldOffsets.Loaded.StreamTimeBase, timeBase);
        return stream;
    }

    internal void WriteHeader(params (string Key, string Value)[] options)
    {
        nint dictionary = 0;
        try
        {
            foreach ((string key, string value) in options)
            {
                LibavException.ThrowIfFailed(Avutil.av_dict_set(ref dictionary, key, value, 0), "av_dict_set " + key);
            }
            LibavException.ThrowIfFailed(Avformat.avformat_write_header(Pointer, ref dictionary), "avformat_write_header");
        }
        finally
        {
            Avutil.av_dict_free(ref dictionary);
        }
    }

    protected override bool ReleaseHandle()
    {
        Avformat.avformat_free_context(handle);
        return true;
    }
}
