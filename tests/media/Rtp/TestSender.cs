using System.Buffers.Binary;

namespace Arbitration.Media.Tests.Rtp;

/// <summary>A datagram and when it was sent.</summary>
internal sealed record Sent(byte[] Bytes, long AtUs);

/// <summary>Packs encoded frames into RTP as browsers do: VP8 (RFC 7741), H.264 (RFC 6184), Opus (RFC 7587).</summary>
internal sealed class TestSender(uint ssrc, int clockRate, ushort firstSequence = 1, uint firstTimestamp = 0)
{
    private const int Mtu = 1200;
    private ushort _sequence = firstSequence;
    private int _pictureId;

    public bool WithExtensions { get; init; }
    public double ClockError { get; init; }                 // 0.0001 = this sender's crystal is 100 ppm too fast

    public List<Sent> Vp8(byte[] frame, long atUs)
    {
        var packets = new List<Sent>();
        _pictureId = (_pictureId + 1) & 0x7FFF;
        for (var at = 0; at < frame.Length; at += Mtu)
        {
            byte[] descriptor = [(byte)(at == 0 ? 0x90 : 0x80), 0x80, (byte)(0x80 | _pictureId >> 8), (byte)_pictureId];
            packets.Add(Packet([.. descriptor, .. Part(frame, at)], atUs, at + Mtu >= frame.Length));
        }
        return packets;
    }

    /// <summary>Small units at the front travel in one STAP-A, large ones as FU-A, the rest alone.</summary>
    public List<Sent> H264(IReadOnlyList<byte[]> units, long atUs)
    {
        var payloads = new List<byte[]>();
        var small = units.TakeWhile(unit => unit.Length < 100).ToList();
        if (small.Count > 1) payloads.Add([0x78, .. small.SelectMany(u => (byte[])[(byte)(u.Length >> 8), (byte)u.Length, .. u])]);
        foreach (var unit in units.Skip(small.Count > 1 ? small.Count : 0))
        {
            if (unit.Length <= Mtu) payloads.Add(unit);
            else payloads.AddRange(Fragments(unit));
        }
        return payloads.Select((p, i) => Packet(p, atUs, i == payloads.Count - 1)).ToList();
    }

    public Sent Opus(byte[] packet, long atUs) => Packet(packet, atUs, false);

    public Sent Padding(long atUs) => Packet([], atUs, false, padding: 200);

    public void SkipSequence(int count) => _sequence += (ushort)count;

    private static IEnumerable<byte[]> Fragments(byte[] unit)
    {
        for (var at = 1; at < unit.Length; at += Mtu)
        {
            var header = (unit[0] & 0x1F) | (at == 1 ? 0x80 : 0) | (at + Mtu >= unit.Length ? 0x40 : 0);
            yield return [(byte)((unit[0] & 0xE0) | 28), (byte)header, .. Part(unit, at)];
        }
    }

    private static byte[] Part(byte[] whole, int at) => whole[at..Math.Min(whole.Length, at + Mtu)];

    private Sent Packet(byte[] payload, long atUs, bool marker, int padding = 0)
    {
        byte[] extensions = WithExtensions ? [0xBE, 0xDE, 0, 1, 0x10, 0xAA, 0, 0] : [];
        var header = new byte[12];
        header[0] = (byte)(0x80 | (WithExtensions ? 0x10 : 0) | (padding > 0 ? 0x20 : 0));
        header[1] = (byte)(96 | (marker ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), _sequence++);
        var ticks = (long)(atUs * (1 + ClockError) * clockRate / 1_000_000);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), firstTimestamp + (uint)ticks);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), ssrc);
        var pad = new byte[padding];
        if (padding > 0) pad[^1] = (byte)padding;
        return new Sent([.. header, .. extensions, .. payload, .. pad], atUs);
    }
}
