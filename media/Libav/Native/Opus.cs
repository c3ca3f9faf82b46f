using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Handles;

namespace Arbitration.Media.Libav.Native;

/// <summary>libopus 0, which Debian's libavcodec brings along: called directly, because libavcodec offers no concealment.</summary>
internal static partial class Opus
{
    internal const string Library = "libopus.so.0";

    [LibraryImport(Library)] internal static partial nint opus_decoder_create(int sampleRate, int channels, out int error);

    [LibraryImport(Library)]
    internal static unsafe partial int opus_decode_float(OpusHandle decoder, byte* packet, int size, float* samples, int room, int fec);

    [LibraryImport(Library)] internal static partial void opus_decoder_destroy(nint decoder);
}
