using System.Buffers.Binary;

namespace Arbitration.Media.Recording;

/// <summary>Walks the pages of an Ogg stream in memory; stops at the first one that is not whole or whose checksum is wrong.</summary>
internal ref struct OggPages(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Where the last whole page ends.</summary>
    public int End { get; private set; }
    public long Granule { get; private set; }
    public OggFlags Flags { get; private set; }
    public uint Stream { get; private set; }
    public ReadOnlySpan<byte> Body { get; private set; }

    public bool Next()
    {
        var rest = _bytes[End..];
        if (rest.Length < OggPage.HeaderBytes || !rest.StartsWith("OggS\0"u8)) return false;
        var bodyAt = OggPage.HeaderBytes + rest[26];
        if (rest.Length < bodyAt) return false;
        var lacing = rest[OggPage.HeaderBytes..bodyAt];
        var length = bodyAt;
        foreach (var value in lacing) length += value;
        if (rest.Length < length) return false;
        if (OggPage.Crc(rest[..length]) != BinaryPrimitives.ReadUInt32LittleEndian(rest[OggPage.CrcAt..])) return false;
        (Flags, Granule, Stream) = ((OggFlags)rest[5], BinaryPrimitives.ReadInt64LittleEndian(rest[6..]), BinaryPrimitives.ReadUInt32LittleEndian(rest[14..]));
        Body = rest[bodyAt..length];
        End += length;
        return true;
    }
}
