namespace Arbitration.Press;

/// <summary>
/// A file that is two things at once: harmless here, where only images of it are shown, but its original goes to other people's
/// machines, which may take it for the other thing. What phones append to pictures (a motion photo's film, makers' notes) is none.
/// </summary>
internal static class Polyglots
{
    private const int HeadBytes = 1024;

    public static void Check(string file, FileType type)
    {
        if (type.Kind is FileKind.Archive or FileKind.Text || type is { Kind: FileKind.Office, Id: not ("doc" or "xls" or "rtf") }) return;
        Span<byte> buffer = stackalloc byte[HeadBytes];
        using var stream = File.OpenRead(file);
        ReadOnlySpan<byte> head = buffer[..stream.ReadAtLeast(buffer, HeadBytes, throwOnEndOfStream: false)];
        CheckHead(head, type);
        if (ZipDirectory.EndsAsZip(file)) throw Refused.Polyglot($"{type.Id} that is a ZIP as well");
        if (type.Kind is not (FileKind.Picture or FileKind.Pdf)) return;
        if (FileSearch.Find(file, ArchiveSignatures.Rar) >= 0 || FileSearch.Find(file, ArchiveSignatures.SevenZip) >= 0) throw Refused.Polyglot($"{type.Id} with an archive behind");
        if (type.Kind == FileKind.Picture && Markup.IsAnywhere(file)) throw Refused.Polyglot($"{type.Id} with a script");
    }

    private static void CheckHead(ReadOnlySpan<byte> head, FileType type)
    {
        if (Markup.IsIn(head)) throw Refused.Polyglot($"{type.Id} that is a web page as well");
        var pdf = head.IndexOf("%PDF-"u8);
        if (type.Kind != FileKind.Pdf && pdf >= 0) throw Refused.Polyglot($"{type.Id} that is a PDF as well");
        // Readers take a PDF that begins late; only blanks and a byte order mark are an accident.
        if (type.Kind == FileKind.Pdf && head[..pdf].ContainsAnyExcept(" \t\r\n\0\xEF\xBB\xBF"u8)) throw Refused.Polyglot("a PDF behind something else");
        // "GIF89a/*" and "GIF89a=" are the beginnings of a script: the width of the picture is the comment's mark.
        if (type.Id is "gif" or "bmp" && head.Length > 8 && (head[6..8].SequenceEqual("/*"u8) || head[6] == (byte)'=' || head[2..4].SequenceEqual("/*"u8))) throw Refused.Polyglot($"{type.Id} that is a script as well");
    }
}
