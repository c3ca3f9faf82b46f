using System.Buffers.Binary;
using System.IO.Compression;

namespace Arbitration.Press;

/// <summary>Unpacks entries, counting what really comes out.</summary>
internal sealed class ZipUnpacking(Stream archive, long mostBytes, long mostInAll)
{
    private const int LocalBytes = 30, Stored = 0, Deflated = 8;
    private readonly byte[] _buffer = new byte[128 << 10];
    private long _inAll;

    /// <returns>Bytes written.</returns>
    /// <exception cref="Refused">A bomb, encrypted, torn, or packed otherwise.</exception>
    public long Unpack(ZipEntry entry, Stream to)
    {
        if (entry.IsEncrypted) throw Refused.Encrypted("an entry wants a password");
        Span<byte> local = stackalloc byte[LocalBytes];
        archive.Position = Math.Min(entry.Offset, archive.Length);
        if (archive.ReadAtLeast(local, LocalBytes, throwOnEndOfStream: false) < LocalBytes || !local.StartsWith("PK\x03\x04"u8)) throw Refused.Broken("an entry is missing");
        archive.Position += BinaryPrimitives.ReadUInt16LittleEndian(local[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(local[28..]);
        if (archive.Position + entry.Packed > archive.Length) throw Refused.Broken("an entry breaks off");
        using var packed = new Portion(archive, entry.Packed);
        try
        {
            return entry.Method switch
            {
                Stored => Copy(packed, to, entry),
                Deflated => Inflate(packed, to, entry),
                _ => throw new Refused("evidence.type-not-accepted", "packed in a rare way"),
            };
        }
        catch (InvalidDataException)
        {
            throw Refused.Broken("an entry is damaged");
        }
    }

    private long Inflate(Stream packed, Stream to, ZipEntry entry)
    {
        using var inflated = new DeflateStream(packed, CompressionMode.Decompress, leaveOpen: true);
        return Copy(inflated, to, entry);
    }

    private long Copy(Stream from, Stream to, ZipEntry entry)
    {
        long written = 0;
        for (int read; (read = from.Read(_buffer)) > 0;)
        {
            written += read;
            _inAll += read;
            if (written > mostBytes || _inAll > mostInAll) throw Refused.Bomb("more comes out than is allowed");
            if (written > Limits.RatioMattersFrom && written > entry.Packed * Limits.MostRatio) throw Refused.Bomb($"unpacks to more than {Limits.MostRatio} times its size");
            to.Write(_buffer, 0, read);
        }

        return written == entry.Unpacked || (entry.Flags & 0x0008) != 0 ? written : throw Refused.Broken("an entry is not as long as it says");
    }
}
