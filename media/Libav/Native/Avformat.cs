using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Handles;

namespace Arbitration.Media.Libav.Native;

/// <summary>libavformat 59: the MP4 muxer and demuxer, and byte streams in memory.</summary>
internal static partial class Avformat
{
    internal const string Library = "libavformat.so.59";

    [LibraryImport(Library)] internal static partial uint avformat_version();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int avformat_alloc_output_context2(out nint context, nint format, string name, string? file);

    [LibraryImport(Library)] internal static partial nint avformat_new_stream(nint context, nint codec);
    [LibraryImport(Library)] internal static partial int avformat_write_header(nint context, ref nint options);
    [LibraryImport(Library)] internal static partial int av_write_frame(nint context, nint packet);
    [LibraryImport(Library)] internal static partial int av_interleaved_write_frame(nint context, PacketHandle packet);
    [LibraryImport(Library)] internal static partial int av_write_trailer(nint context);
    [LibraryImport(Library)] internal static partial void avformat_free_context(nint context);

    [LibraryImport(Library)] internal static partial nint avformat_alloc_context();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint av_find_input_format(string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int avformat_open_input(ref nint context, string? url, nint format, nint options);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int avformat_open_input(ref nint context, string? url, nint format, ref nint options);

    [LibraryImport(Library)] internal static partial int avformat_seek_file(nint context, int stream, long earliest, long time, long latest, int flags);
    [LibraryImport(Library)] internal static partial nint av_stream_get_side_data(nint stream, int type, out nuint size);
    [LibraryImport(Library)] internal static partial int avformat_find_stream_info(nint context, nint options);
    [LibraryImport(Library)] internal static partial int av_read_frame(nint context, PacketHandle packet);
    [LibraryImport(Library)] internal static partial void avformat_close_input(ref nint context);

    [LibraryImport(Library)] internal static partial int avio_open_dyn_buf(out nint stream);
    [LibraryImport(Library)] internal static partial int avio_close_dyn_buf(nint stream, out nint bytes);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int avio_open(out nint stream, string url, int flags);

    [LibraryImport(Library)] internal static partial int avio_closep(ref nint stream);

    [LibraryImport(Library)]
    internal static unsafe partial nint avio_alloc_context(
        nint buffer, int size, int writable, nint opaque, delegate* unmanaged<nint, byte*, int, int> read, nint write, nint seek);

    [LibraryImport(Library)] internal static partial void avio_context_free(ref nint stream);
}
