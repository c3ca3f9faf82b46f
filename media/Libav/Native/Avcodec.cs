using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Handles;

namespace Arbitration.Media.Libav.Native;

/// <summary>libavcodec 59: decoders, encoders, packets.</summary>
internal static partial class Avcodec
{
    internal const string Library = "libavcodec.so.59";

    [LibraryImport(Library)] internal static partial uint avcodec_version();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint avcodec_find_decoder_by_name(string name);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint avcodec_find_encoder_by_name(string name);

    [LibraryImport(Library)] internal static partial nint avcodec_find_decoder(int codec);
    [LibraryImport(Library)] internal static partial nint avcodec_alloc_context3(nint codec);
    [LibraryImport(Library)] internal static partial void avcodec_free_context(ref nint context);
    [LibraryImport(Library)] internal static partial int avcodec_open2(CodecContextHandle context, nint codec, nint options);
    [LibraryImport(Library)] internal static partial int avcodec_send_packet(CodecContextHandle context, PacketHandle packet);
    [LibraryImport(Library)] internal static partial int avcodec_receive_frame(CodecContextHandle context, FrameHandle frame);
    [LibraryImport(Library)] internal static partial int avcodec_send_frame(CodecContextHandle context, nint frame);
    [LibraryImport(Library)] internal static partial int avcodec_receive_packet(CodecContextHandle context, PacketHandle packet);
    [LibraryImport(Library)] internal static partial int avcodec_send_packet(CodecContextHandle context, nint packet);
    [LibraryImport(Library)] internal static partial int avcodec_parameters_to_context(CodecContextHandle context, nint parameters);
    [LibraryImport(Library)] internal static partial int avcodec_parameters_from_context(nint parameters, CodecContextHandle context);
    [LibraryImport(Library)] internal static partial int avcodec_parameters_copy(nint target, nint source);

    [LibraryImport(Library)] internal static partial nint av_packet_alloc();
    [LibraryImport(Library)] internal static partial void av_packet_free(ref nint packet);
    [LibraryImport(Library)] internal static partial int av_packet_ref(PacketHandle target, PacketHandle source);
    [LibraryImport(Library)] internal static partial int av_new_packet(PacketHandle packet, int size);
    [LibraryImport(Library)] internal static partial void av_packet_unref(PacketHandle packet);
}
