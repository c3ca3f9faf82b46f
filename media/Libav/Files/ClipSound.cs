using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Files;

/// <summary>The sound of a clip from a position on, in one piece: only a hole of its own time axis breaks it.</summary>
internal sealed class ClipSound(Demuxer file, int stream, long fromUs, ClipSoundHandler onSound) : IDisposable
{
    private const long HoleUs = 30_000;
    private const int Rate = 48_000;

    private readonly StreamDecoder _decoder = new(file, stream, mostPixels: 0x10000);
    private readonly SoundConverter _converter = new();
    private readonly FrameHandle _frame = new(Avutil.av_frame_alloc());
    private long _beganUs = long.MinValue;
    private long _samples;

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
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _converter.Dispose();
        _frame.Dispose();
    }

    private long NextUs => _beganUs + (_samples * 1_000_000 / Rate);

    private void Drain()
    {
        while (_decoder.Receive(_frame) == Drained.Frame)
        {
            long time = Field.Get<long>(_frame.Pointer, FieldOffsets.Loaded.FrameBestTime);
            ReadOnlySpan<float> mono = _converter.Convert(_frame);
            long us = time == Constants.NoPts ? _beganUs == long.MinValue ? fromUs : NextUs : file.PositionUs(stream, time);
            if (_beganUs == long.MinValue || Math.Abs(us - NextUs) > HoleUs)
            {
                (_beganUs, _samples) = (us, 0);
            }
            us = NextUs;
            _samples += mono.Length;
            if (NextUs > fromUs && mono.Length > 0)
            {
                Any = true;
                onSound(mono, us);
            }
        }
    }
}
