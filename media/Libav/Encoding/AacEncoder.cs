using System.Globalization;
using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>Encodes 48 kHz mono to AAC-LC in blocks of 1024 samples.</summary>
public sealed class AacEncoder : IDisposable
{
    public const int SampleRate = 48_000;

    /// <summary>Samples in a block, also the encoder's priming (its first packet has Pts -1024).</summary>
    public const int BlockSamples = 1024;

    private readonly CodecContextHandle _context;
    private readonly FrameHandle _block = new(Avutil.av_frame_alloc());
    private long _pts;
    private int _filled;

    public AacEncoder(int bitrateBps = 96_000)
    {
        FieldOffsets fields = FieldOffsets.Loaded;
        nint codec = Avcodec.avcodec_find_encoder_by_name("aac");
        _context = new CodecContextHandle(Avcodec.avcodec_alloc_context3(codec));
        CodecOptions.Set(_context, "b", bitrateBps.ToString(CultureInfo.InvariantCulture));
        CodecOptions.Set(_context, "flags", "+global_header");
        CodecOptions.Set(_context, "threads", "1");
        Field.Set(_context.Pointer, fields.ContextSampleRate, SampleRate);
        Field.Set(_context.Pointer, fields.ContextSampleFormat, Constants.FloatPlanar);
        Avutil.av_channel_layout_default(_context.Pointer + fields.ContextChannels, 1);
        LibavException.ThrowIfFailed(Avcodec.avcodec_open2(_context, codec, 0), "avcodec_open2 aac");

        Field.Set(_block.Pointer, fields.FrameSamples, BlockSamples);
        Field.Set(_block.Pointer, fields.FrameFormat, Constants.FloatPlanar);
        Field.Set(_block.Pointer, fields.FrameSampleRate, SampleRate);
        Avutil.av_channel_layout_default(_block.Pointer + fields.FrameChannels, 1);
        LibavException.ThrowIfFailed(Avutil.av_frame_get_buffer(_block.Pointer, 0), "av_frame_get_buffer");
    }

    internal CodecContextHandle Context => _context;

    /// <summary>Takes samples until a block is full and encoded; returns how many it took. Then <see cref="Receive"/> until it needs input.</summary>
    public int Send(ReadOnlySpan<float> mono)
    {
        int count = Math.Min(mono.Length, BlockSamples - _filled);
        mono[..count].CopyTo(Block()[_filled..]);
        _filled += count;
        if (_filled == BlockSamples)
        {
            SendBlock();
        }
        return count;
    }

    /// <summary>Fills the last block with silence and says that nothing follows.</summary>
    public void Finish()
    {
        if (_filled > 0)
        {
            Block()[_filled..].Clear();
            SendBlock();
        }
        LibavException.ThrowIfFailed(Avcodec.avcodec_send_frame(_context, 0), "avcodec_send_frame aac");
    }

    public Drained Receive(EncodedPacket packet) =>
        Drain.ToDrained(Avcodec.avcodec_receive_packet(_context, packet.Handle), "avcodec_receive_packet aac");

    public void Dispose()
    {
        _context.Dispose();
        _block.Dispose();
    }

    private void SendBlock()
    {
        Field.Set(_block.Pointer, FieldOffsets.Loaded.FramePts, _pts);
        _pts += BlockSamples;
        _filled = 0;
        LibavException.ThrowIfFailed(Avcodec.avcodec_send_frame(_context, _block.Pointer), "avcodec_send_frame aac");
    }

    private unsafe Span<float> Block()
    {
        // The encoder may still hold the last block: this gives us one of our own then.
        LibavException.ThrowIfFailed(Avutil.av_frame_make_writable(_block.Pointer), "av_frame_make_writable");
        return new Span<float>((void*)Field.Get<nint>(_block.Pointer, FieldOffsets.Loaded.FrameData), BlockSamples);
    }
}
