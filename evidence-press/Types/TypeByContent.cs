using System.Buffers.Binary;

namespace Arbitration.Press;

/// <summary>What a file is by its bytes; its name is never asked.</summary>
internal static class TypeByContent
{
    private const int HeadBytes = 4096;

    /// <exception cref="Refused">Nothing that is accepted.</exception>
    public static FileType Of(string file)
    {
        var length = new FileInfo(file).Length;
        if (length == 0) throw new Refused("evidence.empty", "0 bytes");
        if (Eicar.IsIn(file)) throw new Refused("evidence.malware", "EICAR test file");
        Span<byte> buffer = stackalloc byte[HeadBytes];
        using var stream = File.OpenRead(file);
        ReadOnlySpan<byte> head = buffer[..stream.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false)];
        if (IsProgram(head)) throw new Refused("evidence.executable", "a program");
        return Binary(head, file) ?? (IsPacked(head) ? throw new Refused("evidence.type-not-accepted", "packed otherwise than ZIP") : OfText(head, file));
    }

    private static FileType? Binary(ReadOnlySpan<byte> head, string file)
    {
        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8)) return OfficeArchive.TypeOf(file);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return CompoundFile.TypeOf(file);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return new FileType("jpeg", FileKind.Picture);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10])) return new FileType("png", FileKind.Picture);
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)) return new FileType("gif", FileKind.Picture);
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8)) return new FileType("tiff", FileKind.Picture);
        if (head.StartsWith("BM"u8) && head.Length > 26 && BinaryPrimitives.ReadInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124) return new FileType("bmp", FileKind.Picture);
        if (head.StartsWith("RIFF"u8) && head.Length > 12) return Riff(head[8..12]);
        if (head.Length > 12 && head[4..8].SequenceEqual("ftyp"u8)) return Ftyp(head[8..]);
        if (head.StartsWith("{\\rtf"u8)) return new FileType("rtf", FileKind.Office);
        return MediaSignatures.TypeOf(head) ?? (head[..Math.Min(1024, head.Length)].IndexOf("%PDF-"u8) >= 0 ? new FileType("pdf", FileKind.Pdf) : null);
    }

    private static FileType? Riff(ReadOnlySpan<byte> form) =>
        form.SequenceEqual("WEBP"u8) ? new FileType("webp", FileKind.Picture)
        : form.SequenceEqual("WAVE"u8) ? new FileType("wav", FileKind.Media)
        : form.SequenceEqual("AVI "u8) ? new FileType("avi", FileKind.Media)
        : null;

    // ISO/IEC 14496-12 4.3: a picture of a phone and a film of it differ in their brand only.
    private static FileType Ftyp(ReadOnlySpan<byte> brands)
    {
        var major = System.Text.Encoding.ASCII.GetString(brands[..4]);
        return major switch
        {
            "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" or "mif1" or "msf1" => new FileType("heic", FileKind.Picture),
            "avif" or "avis" => new FileType("avif", FileKind.Picture),
            "qt  " => new FileType("mov", FileKind.Media),
            _ => new FileType("mp4", FileKind.Media),
        };
    }

    private static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("\x7f\x45LF"u8) || (head.StartsWith("#!"u8) && !head.StartsWith("#!AMR"u8)) || head.StartsWith("dex\n"u8)
        || (head.StartsWith("MZ"u8) && head.Length > 64)
        || head.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]) || head.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
        // A Windows shortcut starts what it names.
        || head.StartsWith((ReadOnlySpan<byte>)[0x4C, 0, 0, 0, 1, 0x14, 2, 0]);

    private static bool IsPacked(ReadOnlySpan<byte> head) =>
        ArchiveSignatures.IsPacked(head) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) || (head.Length > 262 && head[257..262].SequenceEqual("ustar"u8));

    private static FileType OfText(ReadOnlySpan<byte> head, string file)
    {
        if (Markup.IsIn(head)) throw Refused.Active("a web page, a script or a drawing that can hold one");
        return TextPress.IsText(file) ? new FileType("text", FileKind.Text) : throw new Refused("evidence.type-not-accepted", "none of the accepted types");
    }
}
