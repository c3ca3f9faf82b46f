using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Files;

/// <summary>Makes 48 kHz mono of whatever a decoder gives out, also when that changes on the way.</summary>
internal sealed class SoundConverter : IDisposable
{
    private const int Rate = 48_000;
    private const int LayoutBytes = 24;            // sizeof(AVChannelLayout)
    private const int Slack = 256;                 // what the filter may have held back

    private ResamplerHandle? _resampler;
    private (int Format, int Rate, int Channels) _from;
    private float[] _mono = [];

    /// <summary>Valid until the next call.</summary>
    internal unsafe ReadOnlySpan<float> Convert(FrameHandle frame)
    {
        FieldOffsets fields = FieldOffsets.Loaded;
        int count = Field.Get<int>(frame.Pointer, fields.FrameSamples);
        // Of AVChannelLayout the second field is the number of channels.
        var from = (
            Field.Get<int>(frame.Pointer, fields.FrameFormat), Rate: Field.Get<int>(frame.Pointer, fields.FrameSampleRate),
            Field.Get<int>(frame.Pointer + fields.FrameChannels, sizeof(int)));
        if (count <= 0 || from.Rate is < 4_000 or > 400_000)
        {
            return [];
        }
        if (_resampler is null || from != _from)
        {
            _resampler?.Dispose();
            (_resampler, _from) = (Open(frame, from.Item1, from.Rate), from);
        }
        int room = (int)((long)count * Rate / from.Rate) + Slack;
        if (_mono.Length < room)
        {
            _mono = new float[room];
        }
        fixed (float* mono = _mono)
        {
            nint target = (nint)mono;
            int made = Swresample.swr_convert(_resampler.Pointer, &target, room, (nint*)Field.Get<nint>(frame.Pointer, fields.FrameAllChannels), count);
            return _mono.AsSpan(0, LibavException.ThrowIfFailed(made, "swr_convert"));
        }
    }

    public void Dispose() => _resampler?.Dispose();

    private static unsafe ResamplerHandle Open(FrameHandle frame, int format, int rate)
    {
        byte* mono = stackalloc byte[LayoutBytes];
        new Span<byte>(mono, LayoutBytes).Clear();
        Avutil.av_channel_layout_default((nint)mono, 1);
        nint context = 0;
        LibavException.ThrowIfFailed(
            Swresample.swr_alloc_set_opts2(&context, (nint)mono, Constants.Float, Rate, frame.Pointer + FieldOffsets.Loaded.FrameChannels, format, rate, 0, 0),
            "swr_alloc_set_opts2");
        var resampler = new ResamplerHandle(context);
        // Two loud channels must not become one that is louder than full scale.
        LibavException.ThrowIfFailed(Avutil.av_opt_set(context, "rematrix_maxval", "1", 0), "av_opt_set rematrix_maxval");
        LibavException.ThrowIfFailed(Swresample.swr_init(context), "swr_init");
        return resampler;
    }
}
