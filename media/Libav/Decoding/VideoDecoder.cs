using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>Decodes VP8 frames or H.264 access units (Annex B) to I420 pictures, one thread, no reordering delay.</summary>
/// <remarks>After each <see cref="Send"/> call <see cref="Receive"/> until it needs input. Damage raises <see cref="LibavException"/>;
/// the decoder may then go on with the next keyframe or be replaced.</remarks>
public sealed class VideoDecoder : IDisposable
{
    private readonly CodecContextHandle _context;
    private readonly PacketHandle _packet = new(Avcodec.av_packet_alloc());
    private readonly FramePool _pool = new();

    public VideoDecoder(VideoCodec codec)
    {
        nint decoder = Avcodec.avcodec_find_decoder_by_name(codec == VideoCodec.Vp8 ? "vp8" : "h264");
        _context = new CodecContextHandle(Avcodec.avcodec_alloc_context3(decoder));
        CodecOptions.Set(_context, "threads", "1");
        CodecOptions.Set(_context, "flags", "low_delay");
        // A hostile header must not make us allocate gigabytes: twice a full-HD picture is more than any camera here sends.
        CodecOptions.Set(_context, "max_pixels", "4177920");
        LibavException.ThrowIfFailed(Avcodec.avcodec_open2(_context, decoder, 0), "avcodec_open2");
    }

    /// <param name="unit">One whole encoded picture.</param>
    /// <param name="pts">Handed on to the picture.</param>
    public unsafe void Send(ReadOnlySpan<byte> unit, long pts)
    {
        // An empty packet would mean the end of the stream to libav.
        ArgumentOutOfRangeException.ThrowIfZero(unit.Length);
        LibavException.ThrowIfFailed(Avcodec.av_new_packet(_packet, unit.Length), "av_new_packet");
        try
        {
            FieldOffsets fields = FieldOffsets.Loaded;
            unit.CopyTo(new Span<byte>((void*)Field.Get<nint>(_packet.Pointer, fields.PacketBytes), unit.Length));
            Field.Set(_packet.Pointer, fields.PacketPts, pts);
            LibavException.ThrowIfFailed(Avcodec.avcodec_send_packet(_context, _packet), "avcodec_send_packet");
        }
        finally
        {
            Avcodec.av_packet_unref(_packet);
        }
    }

    /// <summary>Takes the next picture; the caller owns it.</summary>
    public Drained Receive(out VideoFrame? frame)
    {
        frame = null;
        VideoFrame next = _pool.Take();
        try
        {
            Drained drained = Drain.ToDrained(Avcodec.avcodec_receive_frame(_context, next.Handle), "avcodec_receive_frame");
            if (drained != Drained.Frame)
            {
                return drained;
            }
            int format = Field.Get<int>(next.Handle.Pointer, FieldOffsets.Loaded.FrameFormat);
            if (format is not (Constants.Yuv420 or Constants.Yuv420FullRange))
            {
                throw new LibavException("picture format " + format, Constants.InvalidData);
            }
            frame = next;
            return drained;
        }
        finally
        {
            if (frame is null)
            {
                next.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _context.Dispose();
        _packet.Dispose();
        _pool.Dispose();
    }
}
