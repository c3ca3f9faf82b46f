using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Files;

/// <summary>The pictures of a clip from a position on, scaled down to what a programme can show, at most some 30 a second.</summary>
internal sealed class ClipPictures(Demuxer file, int stream, long fromUs, Action<VideoFrame> onPicture) : IDisposable
{
    private const int MostPixels = 4096 * 2304;
    private const long LeastStepUs = 30_000;
    private const long UsualStepUs = 40_000;

    private readonly StreamDecoder _decoder = new(file, stream, MostPixels);
    private readonly PictureConverter _converter = new();
    private readonly int _turns = file.QuarterTurns(stream);
    private FrameHandle _next = new(Avutil.av_frame_alloc()), _held = new(Avutil.av_frame_alloc());
    private long _heldUs = long.MinValue;
    private long _lastUs = long.MinValue;

    internal int Stream => stream;

    internal bool Any { get; private set; }

    internal void Take(PacketHandle packet)
    {
        if (_decoder.Send(packet))
        {
            Drain();
        }
    }

    internal void Finish()
    {
        _decoder.Finish();
        Drain();
        GiveHeld();
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _converter.Dispose();
        _next.Dispose();
        _held.Dispose();
    }

    private void Drain()
    {
        while (_decoder.Receive(_next) == Drained.Frame)
        {
            long time = Field.Get<long>(_next.Pointer, FieldOffsets.Loaded.FrameBestTime);
            long us = time != Constants.NoPts ? file.PositionUs(stream, time) : _heldUs == long.MinValue ? fromUs : _heldUs + UsualStepUs;
            // Of what lies before the position the last one is still on show there: only the next picture tells which that is.
            if (us > fromUs)
            {
                GiveHeld();
            }
            (_next, _held, _heldUs) = (_held, _next, us);
            if (us > fromUs)
            {
                GiveHeld();
            }
        }
    }

    private void GiveHeld()
    {
        if (_heldUs != long.MinValue && (_lastUs == long.MinValue || _heldUs >= _lastUs + LeastStepUs))
        {
            Any = true;
            _lastUs = _heldUs;
            VideoFrame picture = Turned(_converter.Convert(_held, Size().Width, Size().Height));
            picture.Pts = _heldUs;
            onPicture(picture);
        }
        Avutil.av_frame_unref(_held);
        _heldUs = long.MinValue;
    }

    private (int Width, int Height) Size()
    {
        (int width, int height) = PictureConverter.SizeOf(_held);
        (int most, int mostHigh) = _turns % 2 == 0 ? (ClipFile.MostWidth, ClipFile.MostHeight) : (ClipFile.MostHeight, ClipFile.MostWidth);
        double scale = Math.Min(1, Math.Min((double)most / width, (double)mostHigh / height));
        return (Math.Max(2, (int)(width * scale) & ~1), Math.Max(2, (int)(height * scale) & ~1));
    }

    private VideoFrame Turned(VideoFrame picture)
    {
        if (_turns == 0)
        {
            return picture;
        }
        using (picture)
        {
            VideoFrame turned = _turns == 2 ? VideoFrame.Rent(picture.Width, picture.Height) : VideoFrame.Rent(picture.Height, picture.Width);
            PictureTurning.Turn(picture, turned, _turns);
            return turned;
        }
    }
}
