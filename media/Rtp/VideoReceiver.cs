namespace Arbitration.Media.Rtp;

/// <summary>
/// One video stream: datagrams in, whole pictures out, in order. A picture that stays incomplete for the reordering wait is
/// given up, and nothing comes out until the next keyframe. Not thread-safe; never throws on what it receives.
/// </summary>
public sealed class VideoReceiver
{
    private const int ClockRate = 90_000;
    private const long OldestUs = 1_000_000, BetweenRequestsUs = 300_000;

    private readonly StreamLatch _latch = new();
    // A picture given up costs a keyframe and everything until it comes; a packet that is sent again comes sooner.
    private readonly JitterBuffer _buffer = new(longestWaitUs: 200_000, shortestWaitUs: 100_000);
    private readonly ClockMap _clock = new(ClockRate);
    private readonly FrameAssembler _assembler;
    private readonly Queue<EncodedFrame> _ready = new();
    private long _lastMediaUs = long.MinValue;
    private long? _requestedUs;

    public VideoReceiver(VideoKind kind) =>
        _assembler = new FrameAssembler(kind == VideoKind.Vp8 ? new Vp8Depacketizer() : new H264Depacketizer());

    /// <summary>The stream being received; null before its second packet.</summary>
    public uint? Ssrc => _latch.Ssrc;

    /// <summary>True from an unrecoverable loss (and from the start) to the next whole keyframe.</summary>
    public bool NeedsKeyframe => _assembler.NeedsKeyframe;

    /// <summary>Packets given up so far.</summary>
    public long LostPackets { get; private set; }

    public void Push(ReadOnlySpan<byte> datagram, long arrivalUs)
    {
        if (!RtpPacket.TryParse(datagram, out var packet)) return;
        var packets = _latch.Accept(packet, datagram, arrivalUs, out var restarted);
        if (restarted)
        {
            _buffer.Reset();
            _clock.Reset();
            _assembler.Reset();
            _requestedUs = null;
        }
        foreach (var held in packets)
        {
            _clock.Observe(held.Timestamp, held.ArrivalUs);
            _buffer.Add(held);
        }
    }

    /// <summary>Call until false after each Push, and at least every 20 ms, so that a hole at the end is given up in time.</summary>
    public bool TryTake(long nowUs, out EncodedFrame frame)
    {
        while (_ready.Count == 0 && _buffer.TryNext(nowUs, out var packet, out var lost))
        {
            LostPackets += lost;
            if (lost > 0) _assembler.Lost();
            _assembler.Add(packet, Emit);
        }
        return _ready.TryDequeue(out frame);
    }

    /// <summary>True when a keyframe has to be asked for now (see <see cref="RtcpPli"/>): at most every 300 ms.</summary>
    public bool KeyframeRequestIsDue(long nowUs)
    {
        if (!NeedsKeyframe || Ssrc is null || nowUs - _requestedUs < BetweenRequestsUs) return false;
        _requestedUs = nowUs;
        return true;
    }

    /// <summary>The decoder has to begin anew: nothing comes out until the next keyframe.</summary>
    public void RequireKeyframe() => _assembler.RequireKeyframe();

    private void Emit(byte[] bytes, bool keyframe, long timestamp, long arrivalUs)
    {
        // A picture cannot have been taken after it arrived; and a hostile timestamp shall not reach the mixer.
        var mediaUs = Math.Clamp(_clock.ToNodeUs(timestamp), arrivalUs - OldestUs, arrivalUs);
        _lastMediaUs = Math.Max(mediaUs, _lastMediaUs + 1);
        _ready.Enqueue(new EncodedFrame(bytes, keyframe, _lastMediaUs));
    }
}
