namespace Arbitration.Media.Rtp;

/// <summary>The table of contents of an Opus packet (RFC 6716 §3.1).</summary>
internal static class OpusPacket
{
    public const int MostSamples = 5760;

    /// <summary>Length at 48 kHz; false when the packet says something that RFC 6716 forbids.</summary>
    public static bool TryReadSamples(ReadOnlySpan<byte> packet, out int samples)
    {
        samples = 0;
        if (packet.IsEmpty) return false;
        var frames = (packet[0] & 3) switch
        {
            0 => 1,
            1 or 2 => 2,
            _ => packet.Length < 2 ? 0 : packet[1] & 0x3F,
        };
        samples = frames * FrameSamples(packet[0] >> 3);
        return samples is > 0 and <= MostSamples;
    }

    private static int FrameSamples(int configuration) => configuration switch
    {
        < 12 => (configuration & 3) switch { 0 => 480, 1 => 960, 2 => 1920, _ => 2880 },   // SILK
        < 16 => (configuration & 1) == 0 ? 480 : 960,                                       // hybrid
        _ => 120 << (configuration & 3),                                                    // CELT
    };
}
