namespace Arbitration.Media.Rtp;

/// <summary>
/// Puts packets in order. A hole is waited for, counted from the arrival of the first packet behind it; the wait grows while
/// late packets do come and shrinks while holes stay holes, between the two limits. The first packet of all is treated as
/// behind a hole for 40 ms, so that a stream may begin out of order. Never holds more than its two limits.
/// </summary>
internal sealed class JitterBuffer
{
    private const int Slots = 4096, MostBytes = 8 << 20;
    private const long StartWaitUs = 40_000;

    private readonly long _longestWaitUs, _shortestWaitUs;
    private readonly HeldPacket?[] _ring = new HeldPacket?[Slots];
    private long _next, _highest;
    private (long From, long To, long SinceUs) _givenUp;
    private int _count, _bytes;
    private long _startUs;
    private bool _started, _flowing;

    public JitterBuffer(long longestWaitUs, long shortestWaitUs) =>
        (_longestWaitUs, _shortestWaitUs, WaitUs) = (longestWaitUs, shortestWaitUs, longestWaitUs);

    public long WaitUs { get; private set; }

    public void Reset()
    {
        Array.Clear(_ring);
        (_count, _bytes, _started, _flowing, _givenUp, WaitUs) = (0, 0, false, false, default, _longestWaitUs);
    }

    public void Add(HeldPacket packet)
    {
        if (!_started) (_started, _startUs, _next, _highest) = (true, packet.ArrivalUs, packet.Sequence, packet.Sequence - 1);
        if (!_flowing && packet.Sequence > _highest - Slots) _next = Math.Min(_next, packet.Sequence);
        if (packet.Sequence < _next)
        {
            if (packet.Sequence >= _givenUp.From && packet.Sequence < _givenUp.To) NoteLateness(packet.ArrivalUs - _givenUp.SinceUs);
            return;
        }
        if (packet.Sequence >= _next + Slots || _bytes + packet.Payload.Length > MostBytes) return;
        ref var slot = ref _ring[Slot(packet.Sequence)];
        if (slot is not null) return;
        slot = packet;
        _count++;
        _bytes += packet.Payload.Length;
        if (packet.Sequence < _highest) NoteLateness(packet.ArrivalUs - FirstBehind(packet.Sequence).ArrivalUs);
        _highest = Math.Max(_highest, packet.Sequence);
    }

    /// <summary>The next packet in order; <paramref name="lost"/> = how many before it were given up.</summary>
    public bool TryNext(long nowUs, out HeldPacket packet, out int lost)
    {
        (packet, lost) = (null!, 0);
        if (_count == 0 || (!_flowing && nowUs - _startUs < StartWaitUs)) return false;
        _flowing = true;
        if (_ring[Slot(_next)] is not { } held)
        {
            held = FirstBehind(_next);
            if (nowUs - held.ArrivalUs < WaitUs) return false;
            lost = (int)(held.Sequence - _next);
            _givenUp = (_next, held.Sequence, held.ArrivalUs);
            WaitUs = Math.Max(_shortestWaitUs, WaitUs * 9 / 10);
        }
        _ring[Slot(held.Sequence)] = null;
        _count--;
        _bytes -= held.Payload.Length;
        _next = held.Sequence + 1;
        packet = held;
        return true;
    }

    private HeldPacket FirstBehind(long sequence)
    {
        while (++sequence <= _highest)
            if (_ring[Slot(sequence)] is { } held) return held;
        throw new InvalidOperationException("asked for a packet behind the last one");
    }

    private static int Slot(long sequence) => (int)(sequence & (Slots - 1));      // the start may reach below 0

    private void NoteLateness(long latenessUs) =>
        WaitUs = Math.Clamp(latenessUs * 3 / 2 + 10_000, WaitUs, _longestWaitUs);
}
