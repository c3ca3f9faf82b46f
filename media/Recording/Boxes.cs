using System.Buffers.Binary;

namespace Arbitration.Media.Recording;

/// <summary>Walks the boxes of ISO base media (ISO/IEC 14496-12 §4.2) in memory; stops at the first one that is not whole.</summary>
internal ref struct Boxes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _start;

    /// <summary>Where the last whole box ends.</summary>
    public int End { get; private set; }
    public uint Type { get; private set; }
    public ReadOnlySpan<byte> Body { get; private set; }

    public bool Next()
    {
        _start = End;
        var rest = _bytes[_start..];
        if (rest.Length < 8) return false;
        ulong size = BinaryPrimitives.ReadUInt32BigEndian(rest);
        var header = 8;
        if (size == 1 && rest.Length >= 16) (size, header) = (BinaryPrimitives.ReadUInt64BigEndian(rest[8..]), 16);
        // A size of 0 would mean "to the end of the file", which after a crash is a block of zeros.
        if (size < (ulong)header || size > (ulong)rest.Length) return false;
        Type = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]);
        Body = rest[header..(int)size];
        End = _start + (int)size;
        return true;
    }

    public static uint Name(ReadOnlySpan<byte> fourLetters) => BinaryPrimitives.ReadUInt32BigEndian(fourLetters);

    /// <summary>The first box at the end of a path such as mdia, mdhd.</summary>
    public static bool TryFind(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> body, params ReadOnlySpan<uint> path)
    {
        body = bytes;
        foreach (var name in path)
        {
            var boxes = new Boxes(body);
            do if (!boxes.Next()) return false; while (boxes.Type != name);
            body = boxes.Body;
        }
        return true;
    }
}
