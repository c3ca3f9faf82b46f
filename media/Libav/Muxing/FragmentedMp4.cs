using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>
/// Packs pictures and sound into MP4 fragments in memory, one per group of pictures; <c>baseMediaDecodeTime</c> is hearing time.
/// </summary>
/// <remarks>The AAC priming packet is dropped instead of described by an edit list: a player that ignores edit lists
/// would put the sound 21 ms late, and each epoch would need another init segment.</remarks>
public sealed class FragmentedMp4 : IDisposable
{
    private const int VideoTimescale = 90_000;

    private readonly MuxerHandle _muxer;
    private readonly Action<Fragment> _onFragment;
    private readonly Queue<EncodedPacket> _held = new();
    private readonly Stack<EncodedPacket> _spare = new();
    private readonly int _frameRate;
    private readonly long _baseUs;
    private readonly long _videoBase;
    private readonly long _audioBase;
    private nint _buffer;
    private long _firstFrame = -1;
    private long _nextFrame;
    private long _boundarySample = long.MaxValue;

    /// <param name="video">Gives the codec parameters; frame 0 is shown at <paramref name="hearingUs"/>.</param>
    /// <param name="audio">Gives the codec parameters; sample 0 is heard at <paramref name="hearingUs"/>.</param>
    /// <param name="hearingUs">Hearing time of the start, µs.</param>
    /// <param name="onFragment">Called on the writing thread, in order.</param>
    public FragmentedMp4(H264Encoder video, AacEncoder audio, long hearingUs, Action<Fragment> onFragment)
    {
        _onFragment = onFragment;
        _frameRate = video.Encoding.FrameRate;
        _baseUs = hearingUs;
        _videoBase = new Rational(1, 1_000_000).Rescale(hearingUs, new Rational(1, VideoTimescale));
        _audioBase = new Rational(1, 1_000_000).Rescale(hearingUs, new Rational(1, AacEncoder.SampleRate));
        _muxer = MuxerHandle.ForMp4(null);
        OpenBuffer();
        AddStream(video.Context, VideoTimescale);
        AddStream(audio.Context, AacEncoder.SampleRate);
        _muxer.WriteHeader(
            ("movflags", "frag_custom+empty_moov+default_base_moof+frag_discont+skip_trailer"), ("use_editlist", "0"),
            ("video_track_timescale", "90000"), ("avoid_negative_ts", "disabled"), ("fflags", "bitexact"));
        Init = TakeBuffer();
    }

    /// <summary>The init segment (ftyp + moov): byte-identical for equal settings.</summary>
    public byte[] Init { get; }

    /// <summary>Adds a picture; a keyframe ends the fragment before it as soon as the sound has come up to it.</summary>
    public void WriteVideo(EncodedPacket packet)
    {
        // Sound leaves its encoder some 40 ms after the picture. Were the fragment cut at once, the last words of an
        // open part would lie in the first fragment of a closed one, or the other way round.
        if (_boundarySample != long.MaxValue)
        {
            Hold(packet);
        }
        else if (packet.IsKeyframe && _firstFrame >= 0)
        {
            _boundarySample = packet.Pts * AacEncoder.SampleRate / _frameRate;
            Hold(packet);
        }
        else
        {
            Put(packet);
        }
    }

    /// <summary>Adds a block of sound.</summary>
    public void WriteAudio(EncodedPacket packet)
    {
        if (packet.Pts < 0)
        {
            return;
        }
        while (packet.Pts >= _boundarySample)
        {
            PassBoundary();
        }
        Write(packet, stream: 1, _audioBase + packet.Pts, AacEncoder.BlockSamples);
    }

    /// <summary>Writes what is held and the last fragment. Sound after the last picture is left out.</summary>
    public void Finish()
    {
        while (_boundarySample != long.MaxValue)
        {
            PassBoundary();
        }
        Flush();
    }

    public void Dispose()
    {
        foreach (EncodedPacket packet in _held.Concat(_spare))
        {
            packet.Dispose();
        }
        if (_buffer != 0)
        {
            _ = Avformat.avio_close_dyn_buf(_buffer, out nint bytes);
            Avutil.av_free(bytes);
            _buffer = 0;
        }
        _muxer.Dispose();
    }

    private void PassBoundary()
    {
        Flush();
        _boundarySample = long.MaxValue;
        for (int held = _held.Count; held > 0; held--)
        {
            EncodedPacket packet = _held.Dequeue();
            WriteVideo(packet);
            packet.Clear();
            _spare.Push(packet);
        }
    }

    private void Hold(EncodedPacket packet)
    {
        EncodedPacket held = _spare.TryPop(out EncodedPacket? spare) ? spare : new EncodedPacket();
        held.ShareOf(packet);
        _held.Enqueue(held);
    }

    private void Put(EncodedPacket packet)
    {
        if (_firstFrame < 0)
        {
            _firstFrame = packet.Pts;
        }
        _nextFrame = packet.Pts + 1;
        int duration = VideoTimescale / _frameRate;
        Write(packet, stream: 0, _videoBase + (packet.Pts * duration), duration);
    }

    private void Write(EncodedPacket packet, int stream, long time, long duration)
    {
        FieldOffsets fields = FieldOffsets.Loaded;
        long pts = packet.Pts;
        nint pointer = packet.Handle.Pointer;
        Field.Set(pointer, fields.PacketPts, time);
        Field.Set(pointer, fields.PacketDts, time);
        Field.Set(pointer, fields.PacketDuration, duration);
        Field.Set(pointer, fields.PacketStream, stream);
        LibavException.ThrowIfFailed(Avformat.av_write_frame(_muxer.Pointer, pointer), "av_write_frame");
        packet.Pts = pts;
    }

    private void Flush()
    {
        if (_firstFrame < 0)
        {
            return;
        }
        LibavException.ThrowIfFailed(Avformat.av_write_frame(_muxer.Pointer, 0), "av_write_frame flush");
        long from = TimeOf(_firstFrame);
        _firstFrame = -1;
        _onFragment(new Fragment(TakeBuffer(), from, TimeOf(_nextFrame)));
    }

    private long TimeOf(long frame) => _baseUs + (frame * 1_000_000 / _frameRate);

    private void AddStream(CodecContextHandle codec, int timescale)
    {
        nint stream = _muxer.AddStream(new Rational(1, timescale));
        nint parameters = Field.Get<nint>(stream, FieldOffsets.Loaded.StreamParameters);
        LibavException.ThrowIfFailed(Avcodec.avcodec_parameters_from_context(parameters, codec), "avcodec_parameters_from_context");
    }

    private void OpenBuffer()
    {
        LibavException.ThrowIfFailed(Avformat.avio_open_dyn_buf(out _buffer), "avio_open_dyn_buf");
        Field.Set(_muxer.Pointer, FieldOffsets.Loaded.FormatIo, _buffer);
    }

    private unsafe byte[] TakeBuffer()
    {
        int size = Avformat.avio_close_dyn_buf(_buffer, out nint bytes);
        byte[] taken = new ReadOnlySpan<byte>((void*)bytes, size).ToArray();
        Avutil.av_free(bytes);
        OpenBuffer();
        return taken;
    }
}
