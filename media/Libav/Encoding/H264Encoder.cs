using System.Globalization;
using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>Encodes I420 pictures with libx264: no delay, no B-frames, closed groups of one second, IDR on demand.</summary>
public sealed class H264Encoder : IDisposable
{
    private readonly CodecContextHandle _context;

    public H264Encoder(VideoEncoding encoding)
    {
        Encoding = encoding;
        nint codec = Avcodec.avcodec_find_encoder_by_name("libx264");
        _context = new CodecContextHandle(Avcodec.avcodec_alloc_context3(codec));
        string rate = encoding.FrameRate.ToString(CultureInfo.InvariantCulture);
        string limit = encoding.MaxBitrateBps.ToString(CultureInfo.InvariantCulture);
        (string, string)[] options =
        [
            ("video_size", $"{encoding.Width}x{encoding.Height}"), ("pixel_format", "yuv420p"), ("time_base", "1/" + rate),
            ("g", rate), ("bf", "0"), ("flags", "+global_header+cgop"), ("sc_threshold", "0"),
            // Slices by threads would change with the machine; one thread encodes 720p25 three times faster than needed.
            ("threads", "1"), ("preset", encoding.Preset), ("tune", "zerolatency"), ("forced-idr", "1"),
            ("crf", encoding.Quality.ToString(CultureInfo.InvariantCulture)), ("maxrate", limit), ("bufsize", limit),
            // WebRTC's pictures are BT.601, limited range; without this a player would guess BT.709 from the size.
            ("colorspace", "smpte170m"), ("color_primaries", "smpte170m"), ("color_trc", "smpte170m"), ("color_range", "tv"),
        ];
        foreach ((string name, string value) in options)
        {
            CodecOptions.Set(_context, name, value);
        }
        Field.Set(_context.Pointer, FieldOffsets.Loaded.ContextFrameRate, new Rational(encoding.FrameRate, 1));
        LibavException.ThrowIfFailed(Avcodec.avcodec_open2(_context, codec, 0), "avcodec_open2 libx264");
    }

    public VideoEncoding Encoding { get; }

    internal CodecContextHandle Context => _context;

    /// <summary>Takes a picture whose <see cref="VideoFrame.Pts"/> is the frame's number; it stays the caller's.</summary>
    public void Send(VideoFrame frame, bool keyframe = false)
    {
        nint pointer = frame.Handle.Pointer;
        Field.Set(pointer, FieldOffsets.Loaded.FramePictureType, keyframe ? Constants.PictureTypeIntra : Constants.PictureTypeAny);
        LibavException.ThrowIfFailed(Avcodec.avcodec_send_frame(_context, pointer), "avcodec_send_frame libx264");
    }

    /// <summary>Says that no picture follows; then <see cref="Receive"/> until the end of the stream.</summary>
    public void Finish() => LibavException.ThrowIfFailed(Avcodec.avcodec_send_frame(_context, 0), "avcodec_send_frame libx264");

    public Drained Receive(EncodedPacket packet) =>
        Drain.ToDrained(Avcodec.avcodec_receive_packet(_context, packet.Handle), "avcodec_receive_packet libx264");

    public void Dispose() => _context.Dispose();
}
