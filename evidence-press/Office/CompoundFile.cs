using System.Buffers.Binary;
using System.Text;

namespace Arbitration.Press;

/// <summary>The older Word and Excel files (MS-CFB), also WPS's: told apart by the names of their streams, which are UTF-16 in the directory.</summary>
internal static class CompoundFile
{
    private const int FirstSector = 512;

    public static FileType TypeOf(string file)
    {
        if (Has(file, "EncryptedPackage") || IsEncryptedWord(file)) throw Refused.Encrypted("the file wants a password");
        if (Has(file, "WordDocument")) return new FileType("doc", FileKind.Office);
        if (Has(file, "Workbook") || Has(file, "Book")) return new FileType("xls", FileKind.Office);
        throw new Refused("evidence.type-not-accepted", "an office file of another kind");
    }

    private static bool Has(string file, string stream) => FileSearch.Find(file, Encoding.Unicode.GetBytes(stream + "\0")) >= 0;

    // MS-DOC 2.5.2: wIdent, and fEncrypted in the flags at 10; the stream lies at the first sector in what Word writes.
    private static bool IsEncryptedWord(string file)
    {
        Span<byte> head = stackalloc byte[FirstSector + 12];
        using var stream = File.OpenRead(file);
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && BinaryPrimitives.ReadUInt16LittleEndian(head[FirstSector..]) == 0xA5EC && (head[FirstSector + 11] & 1) != 0;
    }
}
