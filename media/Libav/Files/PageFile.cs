using Arbitration.Media.Libav.Files;
using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>A PNG, JPEG or WebP file that came from somebody. For a process of its own: its decoders were written for speed.</summary>
public static class PageFile
{
    /// <summary>An A3 page at 400 dpi has 31 million pixels, an A4 page at 400 dpi 15.</summary>
    public const int MostPixels = 20_000_000;

    private const string Formats = "png_pipe,jpeg_pipe,webp_pipe", Codecs = "png,mjpeg,webp";

    /// <returns>The caller's to dispose.</returns>
    /// <exception cref="LibavException">It is none of these, is damaged or breaks off, or has more than <see cref="MostPixels"/>.</exception>
    public static VideoFrame Decode(string path)
    {
        using var file = new Demuxer(path, Formats, Codecs);
        int stream = file.Find(Constants.MediaVideo);
        if (stream < 0)
        {
            throw new LibavException("no picture", Constants.InvalidData);
        }
        using var decoder = new StreamDecoder(file, stream, MostPixels, explode: true);
        using var packet = new PacketHandle(Avcodec.av_packet_alloc());
        using var frame = new FrameHandle(Avutil.av_frame_alloc());
        if (!file.Read(packet) || !decoder.Send(packet))
        {
            throw new LibavException("avcodec_send_packet", Constants.InvalidData);
        }
        decoder.Finish();
        if (decoder.Receive(frame) != Drained.Frame)
        {
            throw new LibavException("avcodec_receive_frame", Constants.InvalidData);
        }
        (int width, int height) = PictureConverter.SizeOf(frame);
        if (width < 2 || height < 2 || (long)width * height > MostPixels)
        {
            throw new LibavException($"picture of {width}x{height}", Constants.InvalidData);
        }
        using var converter = new PictureConverter();
        VideoFrame page = converter.Convert(frame, width & ~1, height & ~1);
        page.Pts = 0;
        return page;
    }
}
