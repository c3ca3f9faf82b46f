namespace Arbitration.Media.Rtp;

/// <summary>
/// One Opus stream (RFC 7587): datagrams in, packets out in order, with a unit for each one lost. A timestamp that jumps
/// while the sequence does not is DTX silence and no loss. Not thread-safe; never throws on what it receives.
/// </summary>
public sealed class AudioReceiver
{
    private const int ClockRate = 48_000, UsualSamples = 960, MostConcealed = 50;
    private const long OldestUs = 1_000_000;

    private readonly StreamLatch _latch = new();
    private readonly JitterBuffer _buffer = new(longestWaitUs: 80_000, shortestWaitUs: 30_000);
    private readonly ClockMap _clock = new(ClockRate);
    private readonly Queue<AudioUnit> _ready = new();
    private long? _expectedTimestamp;
    private int _lastSamples = UsualSamples;

    /// <summary>The stream being received; null before its second packet.</summary>
    public uint? Ssrc => _latch.Ssrc;

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
            _expectedTimestamp = null;
        }
        foreach (var held in packets)
        {
            _clock.Observe(held.Timestamp, held.ArrivalUs);
            _buffer.Add(held);
        }
    }

    /// <summary>Call until false after each Push, and at least every 20 ms.</summary>
    public bool TryTake(long nowUs, out AudioUnit unit)
    {
        while (_ready.Count == 0 && _buffer.TryNext(nowUs, out var packet, out var lost))
        {
            LostPackets += lost;
            Conceal(packet, lost);
            Emit(packet);
        }
        return _ready.TryDequeue(out unit);
    }

    // Only as much is concealed as both counts allow: the rest of a long hole is silence, which needs no unit. A hole of
    // over a second is a microphone that was off.
    private void Conceal(HeldPacket next, int lost)
    {
        if (lost == 0 || _expectedTimestamp is not { } from || next.Timestamp - from > ClockRate) return;
        var fitting = Math.Max(0, (next.Timestamp - from) / _lastSamples);
        for (var i = 0; i < Math.Min(Math.Min(lost, fitting), MostConcealed); i++)
            Enqueue(default, from + (long)i * _lastSamples, _lastSamples, next.ArrivalUs);
    }

    private void Emit(HeldPacket packet)
    {
        if (packet.Payload.Length == 0) return;                          // padding
        if (!OpusPacket.TryReadSamples(packet.Payload, out var samples)) return;
        Enqueue(packet.Payload, packet.Timestamp, samples, packet.ArrivalUs);
        _lastSamples = samples;
        _expectedTimestamp = packet.Timestamp + samples;
    }

    // A sound packet leaves after its last sample while a picture leaves when it is taken: so its length is taken off.
    private void Enqueue(ReadOnlyMemory<byte> packet, long timestamp, int samples, long arrivalUs)
    {
        var lengthUs = samples * 1_000_000L / ClockRate;
        var mediaUs = Math.Clamp(_clock.ToNodeUs(timestamp), arrivalUs - OldestUs, arrivalUs) - lengthUs;
        _ready.Enqueue(new AudioUnit(packet, samples, mediaUs));
    }
}
