namespace Arbitration.Media.Rtp;

/// <summary>VP8 payloads (RFC 7741) to whole VP8 frames.</summary>
internal sealed class Vp8Depacketizer : IDepacketizer
{
    private readonly FrameBytes _frame = new();
    private bool _begun, _broken;

    public void Reset() => Begin();

    public void Begin()
    {
        _frame.Clear();
        (_begun, _broken) = (false, false);
    }

    public void Add(ReadOnlySpan<byte> payload)
    {
        if (!TryReadDescriptor(payload, out var length, out var begins) || begins == _begun)
        {
            _broken = true;
            return;
        }
        _begun = true;
        _frame.Append(payload[length..]);
    }

    public Picture End(out byte[] bytes)
    {
        bytes = [];
        var frame = _frame.Written;
        if (_broken || !_begun || _frame.Overflown || frame.Length < 3) return Picture.Broken;
        var key = (frame[0] & 1) == 0;
        // A keyframe states its start code and size (RFC 6386 §9.1); without them no decoder could begin.
        if (key && (frame.Length < 10 || frame[3] != 0x9D || frame[4] != 0x01 || frame[5] != 0x2A)) return Picture.Broken;
        bytes = frame.ToArray();
        return key ? Picture.Key : Picture.Dependent;
    }

    // RFC 7741 §4.2: X R N S R PID, then I L T K, then picture id (one or two octets), TL0PICIDX, TID/KEYIDX.
    private static bool TryReadDescriptor(ReadOnlySpan<byte> payload, out int length, out bool begins)
    {
        (length, begins) = (1, false);
        if (payload.Length < 2) return false;
        begins = (payload[0] & 0x10) != 0 && (payload[0] & 0x07) == 0;
        if ((payload[0] & 0x80) == 0) return true;
        var extension = payload[1];
        length = 2;
        if ((extension & 0x80) != 0)
        {
            if (payload.Length <= length) return false;
            length += (payload[length] & 0x80) != 0 ? 2 : 1;
        }
        if ((extension & 0x40) != 0) length++;
        if ((extension & 0x30) != 0) length++;
        return length < payload.Length;
    }
}
