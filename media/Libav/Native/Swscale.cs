using System.Runtime.InteropServices;

namespace Arbitration.Media.Libav.Native;

/// <summary>libswscale 6: scaling of pictures.</summary>
internal static partial class Swscale
{
    internal const string Library = "libswscale.so.6";

    [LibraryImport(Library)] internal static partial uint swscale_version();

    /// <summary>Frees or reuses <paramref name="context"/>; the result takes its place.</summary>
    [LibraryImport(Library)]
    internal static partial nint sws_getCachedContext(
        nint context, int sourceWidth, int sourceHeight, int sourceFormat, int width, int height, int format, int flags,
        nint sourceFilter, nint targetFilter, nint parameters);

    [LibraryImport(Library)]
    internal static unsafe partial int sws_scale(
        nint context, nint* source, int* sourceStride, int firstRow, int rows, nint* target, int* targetStride);

    [LibraryImport(Library)] internal static partial void sws_freeContext(nint context);
}
