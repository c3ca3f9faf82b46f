using System.Diagnostics;
using Arbitration.Media.Libav;
using Arbitration.Media.Libav.Native;
using Xunit;

namespace Arbitration.Media.Tests.Libav;

public sealed class LibavVersionTests
{
    [Fact]
    public void The_installed_libav_is_accepted() => LibavVersion.Require();

    [Fact]
    public void An_unknown_major_is_refused_with_both_numbers()
    {
        var refused = Assert.Throws<LibavVersionException>(() => LibavVersion.Require(60 << 16, 58 << 16, 60 << 16, 7 << 16, 5 << 16));
        Assert.StartsWith("libavcodec 60 found, 59 wanted", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mixture_of_releases_is_refused()
    {
        var refused = Assert.Throws<LibavVersionException>(() => LibavVersion.Require(59 << 16, 58 << 16, 59 << 16, 6 << 16, 4 << 16));
        Assert.StartsWith("libavutil 58 found, 57 wanted", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_of_offsets_agrees_with_the_headers_where_they_are_installed()
    {
        if (!File.Exists("/usr/bin/cc") || Directory.GetFiles("/usr/include", "avcodec.h", SearchOption.AllDirectories).Length == 0)
        {
            return;
        }
        FieldOffsets row = FieldOffsets.For(59);
        (string Field, int Offset)[] wanted =
        [
            ("AVFrame,data", row.FrameData), ("AVFrame,linesize", row.FrameStride), ("AVFrame,width", row.FrameWidth),
            ("AVFrame,height", row.FrameHeight), ("AVFrame,nb_samples", row.FrameSamples), ("AVFrame,format", row.FrameFormat),
            ("AVFrame,pict_type", row.FramePictureType), ("AVFrame,pts", row.FramePts), ("AVFrame,sample_rate", row.FrameSampleRate),
            ("AVFrame,ch_layout", row.FrameChannels), ("AVPacket,pts", row.PacketPts), ("AVPacket,dts", row.PacketDts),
            ("AVPacket,data", row.PacketBytes), ("AVPacket,size", row.PacketSize), ("AVPacket,stream_index", row.PacketStream),
            ("AVPacket,flags", row.PacketFlags), ("AVPacket,duration", row.PacketDuration), ("AVStream,time_base", row.StreamTimeBase),
            ("AVStream,codecpar", row.StreamParameters), ("AVFormatContext,pb", row.FormatIo),
            ("AVFrame,extended_data", row.FrameAllChannels), ("AVFrame,color_range", row.FrameRange), ("AVFrame,best_effort_timestamp", row.FrameBestTime),
            ("AVFormatContext,start_time", row.FormatStartTime), ("AVCodec,name", row.CodecName),
            ("AVCodecParameters,codec_type", row.ParametersMedia), ("AVCodecParameters,codec_id", row.ParametersCodec),
            ("AVFormatContext,nb_streams", row.FormatStreamCount), ("AVFormatContext,streams", row.FormatStreams),
            ("AVCodecParameters,codec_tag", row.ParametersTag), ("AVCodecContext,framerate", row.ContextFrameRate),
            ("AVCodecContext,sample_rate", row.ContextSampleRate), ("AVCodecContext,sample_fmt", row.ContextSampleFormat),
            ("AVCodecContext,ch_layout", row.ContextChannels), ("AVCodecContext,frame_size", row.ContextFrameSize),
        ];
        using var folder = new TempFolder();
        File.WriteAllLines(folder["offsets.c"],
        [
            "#include <stddef.h>", "#include <libavcodec/avcodec.h>", "#include <libavformat/avformat.h>",
            .. wanted.Select(w => $"_Static_assert(offsetof({w.Field}) == {w.Offset}, \"{w.Field}\");"),
        ]);
        using Process compiler = Process.Start("/usr/bin/cc", ["-fsyntax-only", folder["offsets.c"]]);
        Assert.True(compiler.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, compiler.ExitCode);
    }
}
