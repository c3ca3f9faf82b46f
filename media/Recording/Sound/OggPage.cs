using System.Buffers.Binary;

namespace Arbitration.Media.Recording;

/// <summary>Writes pages of an Ogg stream (RFC 3533 §6).</summary>
internal static class OggPage
{
    public const int HeaderBytes = 27, CrcAt = 22;

    /// <summary>How many lacing values a page has room for.</summary>
    public const int MostLacing = 255;

    private static readonly uint[] Table = MakeTable();

    /// <summary>How many lacing values a packet takes.</summary>
    public static int LacingOf(int packetBytes) => packetBytes / 255 + 1;

    /// <param name="stream">Serial number of the logical stream.</param>
    /// <param name="number">Of this page within the stream.</param>
    /// <param name="granule">Position at the end of the last packet.</param>
    /// <param name="packets">Whole packets that fit (<see cref="MostLacing"/>); none only for an end of stream.</param>
    public static byte[] Write(uint stream, uint number, long granule, OggFlags flags, IReadOnlyList<ReadOnlyMemory<byte>> packets)
    {
        var lacing = packets.Sum(packet => LacingOf(packet.Length));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lacing, MostLacing);
        var page = new byte[HeaderBytes + lacing + packets.Sum(packet => packet.Length)];
        "OggS"u8.CopyTo(page);
        page[5] = (byte)flags;
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(14), stream);
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(18), number);
        page[26] = (byte)lacing;
        var (laceAt, bodyAt) = (HeaderBytes, HeaderBytes + lacing);
        foreach (var packet in packets)
        {
            var whole = packet.Length / 255;
            page.AsSpan(laceAt, whole).Fill(255);
            page[laceAt + whole] = (byte)(packet.Length % 255);
            laceAt += whole + 1;
            packet.Span.CopyTo(page.AsSpan(bodyAt));
            bodyAt += packet.Length;
        }
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(CrcAt), Crc(page));
        return page;
    }

    /// <summary>The checksum of a page whose own field counts as zero: polynomial 0x04c11db7, most significant bit first.</summary>
    public static uint Crc(ReadOnlySpan<byte> page)
    {
        var crc = 0u;
        for (var i = 0; i < page.Length; i++)
        {
            var value = i is >= CrcAt and < CrcAt + 4 ? (byte)0 : page[i];
            crc = crc << 8 ^ Table[(byte)(crc >> 24) ^ value];
        }
        return crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i << 24;
            for (var bit = 0; bit < 8; bit++) value = (value & 0x8000_0000) != 0 ? value << 1 ^ 0x04c1_1db7 : value << 1;
            table[i] = value;
        }
        return table;
    }
}
