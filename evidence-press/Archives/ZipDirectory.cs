using System.Buffers.Binary;

namespace Arbitration.Press;

/// <summary>
/// The directory at the end of a ZIP (APPNOTE 4.3), read by ourselves: System.IO.Compression tells neither where an entry lies nor the
/// bytes of its name, and both are needed to see a bomb of overlapping entries and names in GBK.
/// </summary>
internal static class ZipDirectory
{
    private const int EndBytes = 22, EntryBytes = 46, LocalBytes = 30, MostComment = 65535, MostDirectory = 8 << 20, Unix = 3, Slack = 64;
    private static ReadOnlySpan<byte> EndMark => "PK\x05\x06"u8;
    private static ReadOnlySpan<byte> EntryMark => "PK\x01\x02"u8;

    /// <summary>Whether a reader that looks at the end would take this file for a ZIP.</summary>
    public static bool EndsAsZip(string file)
    {
        using var stream = File.OpenRead(file);
        var tail = Tail(stream);
        for (var at = tail.AsSpan().LastIndexOf(EndMark); at >= 0; at = tail.AsSpan(0, at).LastIndexOf(EndMark))
        {
            if (tail.Length - at < EndBytes) continue;
            var end = tail.AsSpan(at);
            long size = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), comment = BinaryPrimitives.ReadUInt16LittleEndian(end[20..]);
            var begins = stream.Length - tail.Length + at - size;
            // An archive attached to a PDF has one as well, but the PDF goes on behind it.
            var left = tail.Length - at - EndBytes - comment;
            if (size >= EntryBytes && begins >= 0 && left is >= 0 and <= Slack && StartsAt(stream, begins)) return true;
        }

        return false;
    }

    /// <exception cref="Refused">Torn, of several volumes, with entries that share bytes, or of more than <paramref name="most"/> entries.</exception>
    public static List<ZipEntry> Read(Stream stream, int most)
    {
        var tail = Tail(stream);
        var at = tail.AsSpan().LastIndexOf(EndMark);
        if (at < 0 || tail.Length - at < EndBytes) throw Refused.Broken("the archive's end is missing");
        var end = tail.AsSpan(at);
        if (BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != tail.Length - at - EndBytes) throw Refused.Polyglot("something lies behind the archive");
        var (count, size, offset) = (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), BinaryPrimitives.ReadUInt32LittleEndian(end[12..]), BinaryPrimitives.ReadUInt32LittleEndian(end[16..]));
        if (count > most) throw Refused.Bomb($"{count} entries");
        if (size > MostDirectory || offset + (long)size > stream.Length) throw Refused.Broken("the archive's directory is torn");
        var bytes = new byte[size];
        stream.Position = offset;
        stream.ReadExactly(bytes);
        var entries = Parse(bytes, count);
        CheckOverlap(entries, offset);
        return entries;
    }

    private static List<ZipEntry> Parse(ReadOnlySpan<byte> bytes, int count)
    {
        var entries = new List<ZipEntry>(count);
        for (; entries.Count < count; bytes = bytes[Next(bytes)..])
        {
            if (bytes.Length < EntryBytes || !bytes.StartsWith(EntryMark) || bytes.Length < Next(bytes)) throw Refused.Broken("the archive's directory is torn");
            var flags = BinaryPrimitives.ReadUInt16LittleEndian(bytes[8..]);
            var name = ZipNames.Decode(bytes.Slice(EntryBytes, BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..])), flags);
            entries.Add(new ZipEntry(name, flags, BinaryPrimitives.ReadUInt16LittleEndian(bytes[10..]),
                BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[24..]),
                bytes[5] == Unix ? (int)(BinaryPrimitives.ReadUInt32LittleEndian(bytes[38..]) >> 16) : 0, BinaryPrimitives.ReadUInt32LittleEndian(bytes[42..])));
        }

        return entries;
    }

    private static int Next(ReadOnlySpan<byte> entry) =>
        EntryBytes + BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);

    // A bomb that needs no nesting lets every entry unpack the same bytes.
    private static void CheckOverlap(List<ZipEntry> entries, long directory)
    {
        long reached = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Offset))
        {
            if (entry.Offset < reached) throw Refused.Bomb("entries that share bytes");
            reached = entry.Offset + LocalBytes + entry.Packed;
        }

        if (reached > directory) throw Refused.Broken("an entry reaches into the directory");
    }

    private static byte[] Tail(Stream stream)
    {
        var tail = new byte[Math.Min(stream.Length, EndBytes + MostComment + Slack)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        return tail;
    }

    private static bool StartsAt(Stream stream, long position)
    {
        Span<byte> mark = stackalloc byte[4];
        stream.Position = position;
        return stream.ReadAtLeast(mark, 4, throwOnEndOfStream: false) == 4 && mark.SequenceEqual(EntryMark);
    }
}
