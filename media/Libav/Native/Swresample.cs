using System.Runtime.InteropServices;

namespace Arbitration.Media.Libav.Native;

/// <summary>libswresample 4: sample rates, formats and channels.</summary>
internal static partial class Swresample
{
    internal const string Library = "libswresample.so.4";

    [LibraryImport(Library)] internal static partial uint swresample_version();

    [LibraryImport(Library)]
    internal static unsafe partial int swr_alloc_set_opts2(
        nint* context, nint targetLayout, int targetFormat, int targetRate, nint layout, int format, int rate, int logOffset, nint log);

    [LibraryImport(Library)] internal static partial int swr_init(nint context);
    [LibraryImport(Library)] internal static unsafe partial int swr_convert(nint context, nint* target, int room, nint* samples, int count);
    [LibraryImport(Library)] internal static partial void swr_free(ref nint context);
}
