namespace Arbitration.Media.Rtp;

/// <summary>The table of contents of an Opus packet (RFC 6716 §3.1).</summary>
internal static class OpusPacket
{
    public const int MostSamples = 5760;

    private const int MostFrameBytes = 1275;

    /// <summary>Length at 48 kHz; false when the packet says something that RFC 6716 §3.2 forbids, so that no decoder could take it.</summary>
    public static bool TryReadSamples(ReadOnlySpan<byte> packet, out int samples)
    {
        samples = 0;
        if (packet.IsEmpty) return false;
        var body = packet[1..];
        var frames = (packet[0] & 3) switch
        {
            0 => body.Length <= MostFrameBytes ? 1 : 0,
            1 => body.Length % 2 == 0 && body.Length / 2 <= MostFrameBytes ? 2 : 0,
            2 => TryReadLength(ref body, out var first) && first <= body.Length && body.Length - first <= MostFrameBytes ? 2 : 0,
            _ => Many(body),
        };
        samples = frames * FrameSamples(packet[0] >> 3);
        return samples is > 0 and <= MostSamples;
    }

    // Code 3: a count, perhaps padding, then frames of one length or each with its own. 0 when they do not add up.
    private static int Many(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty) return 0;
        var (frames, hasLengths, isPadded) = (body[0] & 0x3F, (body[0] & 0x80) != 0, (body[0] & 0x40) != 0);
        body = body[1..];
        var padding = 0;
        for (var more = isPadded; more; body = body[1..])
        {
            if (body.IsEmpty) return 0;
            more = body[0] == 255;
            padding += more ? 254 : body[0];
        }
        if (frames == 0 || padding > body.Length) return 0;
        body = body[..^padding];
        if (!hasLengths) return body.Length % frames == 0 && body.Length / frames <= MostFrameBytes ? frames : 0;
        var stated = 0;
        for (var i = 1; i < frames; i++)
        {
            if (!TryReadLength(ref body, out var length)) return 0;
            stated += length;
        }
        return stated <= body.Length && body.Length - stated <= MostFrameBytes ? frames : 0;
    }

    // RFC 6716 §3.2.1: one octet up to 251, else two.
    private static bool TryReadLength(ref ReadOnlySpan<byte> body, out int length)
    {
        length = 0;
        var octets = body.IsEmpty || body[0] < 252 ? 1 : 2;
        if (body.Length < octets) return false;
        length = octets == 1 ? body[0] : (body[1] * 4) + body[0];
        body = body[octets..];
        return true;
    }

    private static int FrameSamples(int configuration) => configuration switch
    {
        < 12 => (configuration & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },   // SILK
        < 16 => (configuration & 1) == 0 ? 480 : 960,                                       // hybrid
        _ => 120 << (configuration & 3),                                                    // CELT
    };
}
