using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Muxing;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>Turns one init segment and any number of fragments into an ordinary MP4, without encoding anew.</summary>
public static class Mp4Remux
{
    /// <summary>Writes a file with its index in front. Times stay as they are, so the first fragment should start at 0.</summary>
    /// <param name="pieces">The init segment, then fragments by rising time; each stream is read once and disposed.</param>
    /// <param name="output">Path; overwritten.</param>
    /// <param name="doneUs">Told about once a second of picture how far it is, in µs.</param>
    /// <param name="cancellation">Stops between two packets; the file is then unfinished.</param>
    /// <exception cref="LibavException">The pieces are no MP4, or the disk refused.</exception>
    public static void ToPlainMp4(IEnumerable<Stream> pieces, string output, Action<long>? doneUs = null, CancellationToken cancellation = default)
    {
        using var reader = new PieceReader(pieces);
        nint input = OpenInput(reader);
        try
        {
            Copy(input, reader, output, doneUs, cancellation);
        }
        finally
        {
            Avformat.avformat_close_input(ref input);
        }
    }

    private static nint OpenInput(PieceReader reader)
    {
        nint input = Avformat.avformat_alloc_context();
        Field.Set(input, FieldOffsets.Loaded.FormatIo, reader.Io);
        // On failure libav frees the context itself.
        int code = Avformat.avformat_open_input(ref input, null, Avformat.av_find_input_format("mov"), 0);
        reader.ThrowIfFaulted();
        LibavException.ThrowIfFailed(code, "avformat_open_input");
        return input;
    }

    private static void Copy(nint input, PieceReader reader, string output, Action<long>? doneUs, CancellationToken cancellation)
    {
        using MuxerHandle muxer = MuxerHandle.ForMp4(output);
        int streams = Field.Get<int>(input, FieldOffsets.Loaded.FormatStreamCount);
        for (int stream = 0; stream < streams; stream++)
        {
            CopyStream(Stream(input, stream), muxer);
        }
        LibavException.ThrowIfFailed(Avformat.avio_open(out nint file, output, Constants.IoWrite), "avio_open " + Path.GetFileName(output));
        try
        {
            Field.Set(muxer.Pointer, FieldOffsets.Loaded.FormatIo, file);
            muxer.WriteHeader(("movflags", "faststart"), ("use_editlist", "0"), ("video_track_timescale", "90000"), ("fflags", "bitexact"));
            CopyPackets(input, muxer, reader, doneUs, cancellation);
            LibavException.ThrowIfFailed(Avformat.av_write_trailer(muxer.Pointer), "av_write_trailer");
        }
        finally
        {
            int closed = Avformat.avio_closep(ref file);
            Field.Set(muxer.Pointer, FieldOffsets.Loaded.FormatIo, file);
            LibavException.ThrowIfFailed(closed, "avio_closep");
        }
    }

    private static void CopyPackets(nint input, MuxerHandle muxer, PieceReader reader, Action<long>? doneUs, CancellationToken cancellation)
    {
        FieldOffsets fields = FieldOffsets.Loaded;
        using var packet = new PacketHandle(Avcodec.av_packet_alloc());
        long[] last = new long[Field.Get<int>(input, fields.FormatStreamCount)];
        Array.Fill(last, long.MinValue);
        long told = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            int code = Avformat.av_read_frame(input, packet);
            reader.ThrowIfFaulted();
            if (code == Constants.EndOfFile)
            {
                return;
            }
            LibavException.ThrowIfFailed(code, "av_read_frame");
            int stream = Field.Get<int>(packet.Pointer, fields.PacketStream);
            Rational from = Field.Get<Rational>(Stream(input, stream), fields.StreamTimeBase);
            Rational to = Field.Get<Rational>(Stream(muxer.Pointer, stream), fields.StreamTimeBase);
            long time = from.Rescale(Field.Get<long>(packet.Pointer, fields.PacketDts), to);
            // The last block of sound of an epoch may reach into the next one, which then wins by order of time.
            if (time <= last[stream])
            {
                Avcodec.av_packet_unref(packet);
                continue;
            }
            last[stream] = time;
            Field.Set(packet.Pointer, fields.PacketDts, time);
            Field.Set(packet.Pointer, fields.PacketPts, time);
            Field.Set(packet.Pointer, fields.PacketDuration, from.Rescale(Field.Get<long>(packet.Pointer, fields.PacketDuration), to));
            LibavException.ThrowIfFailed(Avformat.av_interleaved_write_frame(muxer.Pointer, packet), "av_interleaved_write_frame");
            long us = to.Rescale(time, new Rational(1, 1_000_000));
            if (us >= told + 1_000_000)
            {
                told = us;
                doneUs?.Invoke(us);
            }
        }
    }

    private static void CopyStream(nint from, MuxerHandle muxer)
    {
        FieldOffsets fields = FieldOffsets.Loaded;
        nint to = muxer.AddStream(Field.Get<Rational>(from, fields.StreamTimeBase));
        nint parameters = Field.Get<nint>(to, fields.StreamParameters);
        LibavException.ThrowIfFailed(
            Avcodec.avcodec_parameters_copy(parameters, Field.Get<nint>(from, fields.StreamParameters)), "avcodec_parameters_copy");
        // The tag of the source container is not the target's.
        Field.Set(parameters, fields.ParametersTag, 0);
    }

    private static unsafe nint Stream(nint context, int index) =>
        ((nint*)Field.Get<nint>(context, FieldOffsets.Loaded.FormatStreams))[index];
}
