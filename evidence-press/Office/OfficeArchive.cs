namespace Arbitration.Press;

/// <summary>Word and spreadsheet files that are ZIPs: told apart by their parts, and looked through before LibreOffice opens one.</summary>
internal static class OfficeArchive
{
    private const int HeadBytes = 8192;

    public static FileType TypeOf(string file)
    {
        using var stream = File.OpenRead(file);
        var names = ZipDirectory.Read(stream, Limits.MostParts).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        if (names.Contains("[Content_Types].xml"))
        {
            if (names.Contains("word/document.xml")) return new FileType("docx", FileKind.Office);
            if (names.Contains("xl/workbook.xml")) return new FileType("xlsx", FileKind.Office);
            throw new Refused("evidence.type-not-accepted", "an office file of another kind");
        }

        if (names.Contains("AndroidManifest.xml") || names.Contains("META-INF/MANIFEST.MF")) throw new Refused("evidence.executable", "a program");
        if (names.Contains("OFD.xml")) throw new Refused("evidence.type-not-accepted", "OFD");
        if (names.Contains("META-INF/manifest.xml") && names.Contains("content.xml")) return new FileType(OpenDocument(stream), FileKind.Office);
        return new FileType("zip", FileKind.Archive);
    }

    /// <summary>Unpacks every part into nothing.</summary>
    /// <exception cref="Refused">A bomb, encrypted, torn, or with XML that defines entities.</exception>
    public static void Check(string file)
    {
        using var stream = File.OpenRead(file);
        var unpacking = new ZipUnpacking(stream, Limits.MostOfficeBytes, Limits.MostOfficeBytes);
        foreach (var entry in ZipDirectory.Read(stream, Limits.MostParts))
        {
            using var head = new HeadOnly(HeadBytes);
            unpacking.Unpack(entry, head);
            var isXml = entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
            // No office program writes a DTD; who adds one wants entities.
            if (isXml && head.Text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) throw Refused.Active("XML that defines entities");
            if (entry.Name == "META-INF/manifest.xml" && head.Text.Contains("encryption-data", StringComparison.Ordinal)) throw Refused.Encrypted("the file wants a password");
        }
    }

    private static string OpenDocument(Stream stream)
    {
        var entry = ZipDirectory.Read(stream, Limits.MostParts).FirstOrDefault(entry => entry.Name == "mimetype") ?? throw Refused.Broken("no mimetype");
        using var head = new HeadOnly(HeadBytes);
        new ZipUnpacking(stream, HeadBytes, HeadBytes).Unpack(entry, head);
        return head.Text switch
        {
            "application/vnd.oasis.opendocument.text" => "odt",
            "application/vnd.oasis.opendocument.spreadsheet" => "ods",
            _ => throw new Refused("evidence.type-not-accepted", "an office file of another kind"),
        };
    }
}
