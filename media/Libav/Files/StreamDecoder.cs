using System.Globalization;
using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Files;

/// <summary>Decodes one stream of a file.</summary>
internal sealed class StreamDecoder : IDisposable
{
    private readonly CodecContextHandle _context;

    /// <param name="mostPixels">A picture that claims more is refused before anything is allocated for it.</param>
    internal StreamDecoder(Demuxer file, int stream, int mostPixels, bool explode = false)
    {
        (nint codec, string name) = file.CodecOf(stream) ?? throw new LibavException("avcodec_find_decoder", Constants.InvalidData);
        _context = new CodecContextHandle(Avcodec.avcodec_alloc_context3(codec));
        LibavException.ThrowIfFailed(Avcodec.avcodec_parameters_to_context(_context, file.Parameters(stream)), "avcodec_parameters_to_context");
        Rational unit = file.TimeBase(stream);
        CodecOptions.Set(_context, "pkt_timebase", string.Create(CultureInfo.InvariantCulture, $"{unit.Numerator}/{unit.Denominator}"));
        CodecOptions.Set(_context, "max_pixels", mostPixels.ToString(CultureInfo.InvariantCulture));
        CodecOptions.Set(_context, "threads", "2");
        if (explode)
        {
            CodecOptions.Set(_context, "err_detect", "crccheck+bitstream+buffer+explode");
        }
        LibavException.ThrowIfFailed(Avcodec.avcodec_open2(_context, codec, 0), "avcodec_open2 " + name);
    }

    /// <returns>False for a packet that is damaged.</returns>
    internal bool Send(PacketHandle packet) => Avcodec.avcodec_send_packet(_context, packet) >= 0;

    /// <summary>Nothing follows: what is still inside comes out.</summary>
    internal void Finish() => LibavException.ThrowIfFailed(Avcodec.avcodec_send_packet(_context, 0), "avcodec_send_packet");

    internal Drained Receive(FrameHandle frame)
    {
        int code = Avcodec.avcodec_receive_frame(_context, frame);
        // The packet that was damaged is gone; the next one may be whole.
        return code == Constants.InvalidData ? Drained.NeedsInput : Drain.ToDrained(code, "avcodec_receive_frame");
    }

    public void Dispose() => _context.Dispose();
}
