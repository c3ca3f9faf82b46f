using System.Collections.Frozen;

namespace Arbitration.Media.Libav.Native;

/// <summary>Where the few fields that no function reads or writes lie in libav's structures, in bytes on x86-64 and arm64.</summary>
internal sealed record FieldOffsets
{
    /// <summary>Keyed by libavcodec's major; measured with offsetof against that release's headers, checked by a test.</summary>
    private static readonly FrozenDictionary<int, FieldOffsets> s_byCodecMajor = new Dictionary<int, FieldOffsets>
    {
        [59] = new()
        {
            UtilMajor = 57, FormatMajor = 59, ScaleMajor = 6, ResampleMajor = 4,
            FrameData = 0, FrameStride = 64, FrameWidth = 104, FrameHeight = 108, FrameSamples = 112, FrameFormat = 116,
            FramePictureType = 124, FramePts = 136, FrameSampleRate = 208, FrameChannels = 448,
            FrameAllChannels = 96, FrameRange = 320, FrameBestTime = 344,
            PacketPts = 8, PacketDts = 16, PacketBytes = 24, PacketSize = 32, PacketStream = 36, PacketFlags = 40, PacketDuration = 64,
            StreamTimeBase = 16, StreamParameters = 208,
            FormatIo = 32, FormatStreamCount = 44, FormatStreams = 48, FormatStartTime = 64,
            ParametersMedia = 0, ParametersCodec = 4, ParametersTag = 8, CodecName = 0,
            ContextFrameRate = 712, ContextSampleRate = 352, ContextSampleFormat = 360, ContextChannels = 920, ContextFrameSize = 364,
        },
    }.ToFrozenDictionary();

    /// <summary>The row for the library that is loaded.</summary>
    internal static FieldOffsets Loaded { get; } = For((int)(Avcodec.avcodec_version() >> 16));

    internal static IEnumerable<int> KnownCodecMajors => s_byCodecMajor.Keys;

    /// <exception cref="LibavVersionException">The major is not in the table: its structures may differ, so nothing is read from them.</exception>
    internal static FieldOffsets For(int codecMajor) => s_byCodecMajor.TryGetValue(codecMajor, out FieldOffsets? row)
        ? row
        : throw new LibavVersionException("libavcodec", codecMajor, [.. s_byCodecMajor.Keys]);

    internal required int UtilMajor { get; init; }
    internal required int FormatMajor { get; init; }
    internal required int ScaleMajor { get; init; }
    internal required int ResampleMajor { get; init; }
    internal required int FrameData { get; init; }
    internal required int FrameStride { get; init; }
    internal required int FrameWidth { get; init; }
    internal required int FrameHeight { get; init; }
    internal required int FrameSamples { get; init; }
    internal required int FrameFormat { get; init; }
    internal required int FramePictureType { get; init; }
    internal required int FramePts { get; init; }
    internal required int FrameSampleRate { get; init; }
    internal required int FrameChannels { get; init; }
    internal required int FrameAllChannels { get; init; }
    internal required int FrameRange { get; init; }
    internal required int FrameBestTime { get; init; }
    internal required int PacketPts { get; init; }
    internal required int PacketDts { get; init; }
    internal required int PacketBytes { get; init; }
    internal required int PacketSize { get; init; }
    internal required int PacketStream { get; init; }
    internal required int PacketFlags { get; init; }
    internal required int PacketDuration { get; init; }
    internal required int StreamTimeBase { get; init; }
    internal required int StreamParameters { get; init; }
    internal required int FormatIo { get; init; }
    internal required int FormatStreamCount { get; init; }
    internal required int FormatStreams { get; init; }
    internal required int FormatStartTime { get; init; }
    internal required int ParametersMedia { get; init; }
    internal required int ParametersCodec { get; init; }
    internal required int ParametersTag { get; init; }
    internal required int CodecName { get; init; }
    internal required int ContextFrameRate { get; init; }
    internal required int ContextSampleRate { get; init; }
    internal required int ContextSampleFormat { get; init; }
    internal required int ContextChannels { get; init; }
    internal required int ContextFrameSize { get; init; }
}
