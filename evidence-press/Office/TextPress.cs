using System.Text;

namespace Arbitration.Press;

/// <summary>Plain text (a chat that was exported, a mail) to pages; UTF-8, UTF-16 with its mark, else GB18030.</summary>
internal static class TextPress
{
    public static bool IsText(string file) => new FileInfo(file).Length <= Limits.MostTextBytes && Decode(File.ReadAllBytes(file)) is not null;

    public static async Task PressAsync(PressJob job, CancellationToken ct)
    {
        var text = Decode(await File.ReadAllBytesAsync(job.File, ct)) ?? throw Refused.Broken("no text");
        var named = job.Between("file.txt");
        await File.WriteAllTextAsync(named, text, new UTF8Encoding(true), ct);
        await PdfPress.PressAsync(job, await LibreOffice.ToPdfAsync(job, named, "writer_pdf_Export", ["--infilter=Text (encoded):UTF8,LF,,,"], ct), ct);
    }

    private static string? Decode(byte[] bytes)
    {
        foreach (var encoding in Encodings(bytes))
        {
            try
            {
                var text = encoding.GetString(bytes).TrimStart('\uFEFF');
                if (!text.Any(IsNoText)) return text;
            }
            catch (DecoderFallbackException)
            {
                continue;
            }
        }

        return null;
    }

    private static IEnumerable<Encoding> Encodings(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) yield return new UnicodeEncoding(false, true, true);
        else if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) yield return new UnicodeEncoding(true, true, true);
        yield return new UTF8Encoding(false, true);
        yield return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    private static bool IsNoText(char c) => (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f')) || c is '\u007F' or '\uFFFE' or '\uFFFF' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.PrivateUse;
}
