using System.Globalization;
using System.Text;

namespace Arbitration.Court.Evidence;

/// <summary>
/// What people see of the name that a file came with, and what a download is called: one line, no path, nothing that turns the reading
/// direction or hides, short enough for every disk, and no name that Windows keeps for itself. Letters of every script and emoji stay.
/// </summary>
internal static class SafeNames
{
    public const string Nameless = "file";

    // ext4 and NTFS end at 255, the one in bytes of UTF-8, the other in UTF-16.
    private const int MostBytes = 200, MostEnding = 16;
    private static readonly string[] Reserved = ["CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$"];

    public static string Of(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes()) Append(clean, rune);
        // Windows drops dots and blanks at the end, so that "a.exe. " would be "a.exe" there.
        var text = Joined(clean.ToString()).Trim(' ').TrimStart('.').TrimEnd('.', ' ');
        if (text.Length == 0) return Nameless;
        if (IsReserved(text)) text = "_" + text;
        return Shortened(text);
    }

    private static void Append(StringBuilder to, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                to.Append(' ');
                break;
            // Bidi overrides and zero-width marks are formats; two of them hold emoji together.
            case UnicodeCategory.Format when rune.Value is 0x200D or >= 0xE0020 and <= 0xE007F:
                to.Append(rune.ToString());
                break;
            case UnicodeCategory.Control:
                to.Append(rune.Value is '\t' or '\n' or '\r' ? " " : "");
                break;
            case UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned:
                break;
            default:
                to.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or '\uFFFD' ? "_" : rune.ToString());
                break;
        }
    }

    private static string Joined(string text)
    {
        var words = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return words.Normalize(NormalizationForm.FormC);
    }

    private static bool IsReserved(string text)
    {
        var stem = text.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return Reserved.Contains(stem) || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && (char.IsDigit(stem[3]) || stem[3] is '\u00B9' or '\u00B2' or '\u00B3'));
    }

    // The ending stays, so that a download still opens; what is cut goes at the end of the stem, between whole characters.
    private static string Shortened(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes) return text;
        var dot = text.LastIndexOf('.');
        var ending = dot > 0 && text.Length - dot <= MostEnding ? text[dot..] : "";
        var kept = new StringBuilder();
        var bytes = Encoding.UTF8.GetByteCount(ending) + 3;
        var each = StringInfo.GetTextElementEnumerator(text[..^ending.Length]);
        while (each.MoveNext() && (bytes += Encoding.UTF8.GetByteCount(each.GetTextElement())) <= MostBytes) kept.Append(each.GetTextElement());
        return (kept.Length == 0 ? Nameless : kept.ToString()) + "\u2026" + ending;
    }
}
