using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Handles;

namespace Arbitration.Media.Libav.Native;

/// <summary>libavutil 57: frames, options, errors.</summary>
internal static partial class Avutil
{
    internal const string Library = "libavutil.so.57";

    [LibraryImport(Library)] internal static partial uint avutil_version();
    [LibraryImport(Library)] internal static partial void av_log_set_level(int level);
    [LibraryImport(Library)] internal static unsafe partial int av_strerror(int code, byte* text, nuint size);
    [LibraryImport(Library)] internal static partial nint av_malloc(nuint size);
    [LibraryImport(Library)] internal static partial void av_free(nint memory);
    [LibraryImport(Library)] internal static partial nint av_frame_alloc();
    [LibraryImport(Library)] internal static partial void av_frame_free(ref nint frame);
    [LibraryImport(Library)] internal static partial void av_frame_unref(FrameHandle frame);
    [LibraryImport(Library)] internal static partial nint av_frame_clone(nint frame);
    [LibraryImport(Library)] internal static partial int av_frame_get_buffer(nint frame, int align);
    [LibraryImport(Library)] internal static partial int av_frame_make_writable(nint frame);
    [LibraryImport(Library)] internal static partial double av_display_rotation_get(nint matrix);
    [LibraryImport(Library)] internal static partial void av_channel_layout_default(nint layout, int channels);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int av_opt_set(nint target, string name, string value, int flags);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int av_dict_set(ref nint dictionary, string key, string value, int flags);

    [LibraryImport(Library)] internal static partial void av_dict_free(ref nint dictionary);
}
