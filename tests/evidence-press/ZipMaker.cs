using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Arbitration.Press.Tests;

/// <summary>ZIP files byte by byte, so that they can be wrong in the one place that a test is about.</summary>
internal sealed class ZipMaker
{
    private readonly List<(byte[] Name, byte[] Packed, int Unpacked, int Mode, int Flags, int Method, uint Crc)> _entries = [];

    public Encoding Names { get; init; } = Encoding.UTF8;

    /// <summary>Every entry of the directory points at the first one's bytes.</summary>
    public bool Overlapping { get; init; }

    /// <param name="claims">What its length is said to be; null for the truth.</param>
    public ZipMaker Add(string name, byte[] content, int mode = 0, int flags = 0, int? claims = null, bool store = false)
    {
        var packed = store ? content : Deflated(content);
        _entries.Add((Names.GetBytes(name), packed, claims ?? content.Length, mode, flags, store ? 0 : 8, Crc(content)));
        return this;
    }

    public ZipMaker AddPacked(string name, byte[] packed, int unpacked)
    {
        _entries.Add((Names.GetBytes(name), packed, unpacked, 0, 0, 8, 0));
        return this;
    }

    public byte[] Make()
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var entry in _entries)
        {
            var offset = Overlapping && zip.Length > 0 ? 0 : (uint)zip.Length;
            directory.Write(Header("PK\x01\x02"u8, entry, offset));
            directory.Write(entry.Name);
            if (Overlapping && zip.Length > 0) continue;
            zip.Write(Header("PK\x03\x04"u8, entry, offset));
            zip.Write(entry.Name);
            zip.Write(entry.Packed);
        }

        var end = new byte[22];
        "PK\x05\x06"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)_entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)_entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)zip.Length);
        return [.. zip.ToArray(), .. directory.ToArray(), .. end];
    }

    private static byte[] Header(ReadOnlySpan<byte> mark, (byte[] Name, byte[] Packed, int Unpacked, int Mode, int Flags, int Method, uint Crc) entry, uint offset)
    {
        var isDirectory = mark[2] == 1;
        var header = new byte[isDirectory ? 46 : 30];
        mark.CopyTo(header);
        var common = header.AsSpan(isDirectory ? 6 : 4);
        if (isDirectory) header[5] = 3;
        BinaryPrimitives.WriteUInt16LittleEndian(common, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(common[2..], (ushort)entry.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(common[4..], (ushort)entry.Method);
        BinaryPrimitives.WriteUInt16LittleEndian(common[8..], 0x21);
        BinaryPrimitives.WriteUInt32LittleEndian(common[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(common[14..], (uint)entry.Packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(common[18..], (uint)entry.Unpacked);
        BinaryPrimitives.WriteUInt16LittleEndian(common[22..], (ushort)entry.Name.Length);
        if (!isDirectory) return header;
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(38), (uint)entry.Mode << 16);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), offset);
        return header;
    }

    public static byte[] Deflated(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content);
        return packed.ToArray();
    }

    // ISO 3309, as ZIP and PNG have it.
    public static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var value in content)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
