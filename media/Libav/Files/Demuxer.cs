using System.Runtime.InteropServices;
using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Files;

/// <summary>Reads the packets of a file that came from somebody. Only formats and codecs that are named are tried.</summary>
internal sealed class Demuxer(string path, string formats, string codecs) : IDisposable
{
    private static readonly Rational s_microsecond = new(1, 1_000_000);

    private readonly DemuxerHandle _file = DemuxerHandle.Open(path, formats, codecs);
    private readonly string[] _codecs = codecs.Split(',');

    internal int StreamCount => Field.Get<int>(_file.Pointer, FieldOffsets.Loaded.FormatStreamCount);

    /// <summary>What stands at position 0; known after <see cref="Analyse"/>.</summary>
    internal long StartUs => Field.Get<long>(_file.Pointer, FieldOffsets.Loaded.FormatStartTime) is var start and not Constants.NoPts ? start : 0;

    /// <summary>Reads as much as is needed to know the streams.</summary>
    internal void Analyse() => LibavException.ThrowIfFailed(Avformat.avformat_find_stream_info(_file.Pointer, 0), "avformat_find_stream_info");

    /// <summary>The first stream of a kind whose codec is one of those named; -1 without one.</summary>
    internal int Find(int media)
    {
        for (int stream = 0; stream < StreamCount; stream++)
        {
            if (Field.Get<int>(Parameters(stream), FieldOffsets.Loaded.ParametersMedia) == media && CodecOf(stream) is { } codec && _codecs.Contains(codec.Name))
            {
                return stream;
            }
        }
        return -1;
    }

    /// <summary>The decoder of a stream, null when there is none.</summary>
    internal (nint Codec, string Name)? CodecOf(int stream)
    {
        nint codec = Avcodec.avcodec_find_decoder(Field.Get<int>(Parameters(stream), FieldOffsets.Loaded.ParametersCodec));
        return codec == 0 ? null : (codec, Marshal.PtrToStringUTF8(Field.Get<nint>(codec, FieldOffsets.Loaded.CodecName)) ?? "");
    }

    internal nint Parameters(int stream) => Field.Get<nint>(Stream(stream), FieldOffsets.Loaded.StreamParameters);

    internal Rational TimeBase(int stream) => Field.Get<Rational>(Stream(stream), FieldOffsets.Loaded.StreamTimeBase);

    /// <summary>Position in the file, µs, of a time in a stream's own unit.</summary>
    internal long PositionUs(int stream, long time) => TimeBase(stream).Rescale(time, s_microsecond) - StartUs;

    /// <summary>By how many quarters clockwise a player has to turn the picture, as a telephone that was held upright writes it.</summary>
    internal int QuarterTurns(int stream)
    {
        nint matrix = Avformat.av_stream_get_side_data(Stream(stream), Constants.DisplayMatrix, out nuint size);
        double degrees = matrix != 0 && size >= 9 * sizeof(int) ? Avutil.av_display_rotation_get(matrix) : 0;
        return double.IsFinite(degrees) ? ((int)Math.Round(-degrees / 90) % 4 + 4) % 4 : 0;
    }

    /// <summary>False at the end, also of a file that breaks off.</summary>
    internal bool Read(PacketHandle packet)
    {
        int code = Avformat.av_read_frame(_file.Pointer, packet);
        return code is not (Constants.EndOfFile or Constants.InvalidData or Constants.IoError) && LibavException.ThrowIfFailed(code, "av_read_frame") >= 0;
    }

    internal static int StreamOf(PacketHandle packet) => Field.Get<int>(packet.Pointer, FieldOffsets.Loaded.PacketStream);

    /// <summary>Goes to the last keyframe that is not behind a position; a file that cannot do that is read from where it is.</summary>
    internal void SeekTo(long positionUs) => _ = Avformat.avformat_seek_file(_file.Pointer, -1, long.MinValue, positionUs + StartUs, positionUs + StartUs, 0);

    public void Dispose() => _file.Dispose();

    private unsafe nint Stream(int index) => ((nint*)Field.Get<nint>(_file.Pointer, FieldOffsets.Loaded.FormatStreams))[index];
}
