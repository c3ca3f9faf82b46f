using System.Text;

namespace Arbitration.Press;

/// <summary>The names in a ZIP: UTF-8 when it says so or when it is, else GB18030, which Chinese Windows writes without saying.</summary>
internal static class ZipNames
{
    private const int SaysUtf8 = 0x0800;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> name, int flags)
    {
        try
        {
            return Strict.GetString(name);
        }
        catch (DecoderFallbackException)
        {
            return ((flags & SaysUtf8) != 0 ? Encoding.UTF8 : Encoding.GetEncoding("GB18030")).GetString(name);
        }
    }

    /// <summary>Up and out, or to a place of its own choosing: harmless here, since no name is used, but no accident.</summary>
    public static bool LeavesItsFolder(string name) =>
        name.StartsWith('/') || name.StartsWith('\\') || name.Contains('\0') || (name.Length > 1 && name[1] == ':' && char.IsAsciiLetter(name[0]))
        || name.Split('/', '\\').Contains("..");

    /// <summary>What macOS and Windows add to every folder.</summary>
    public static bool IsLitter(string name) =>
        name.StartsWith("__MACOSX/", StringComparison.Ordinal) || name.Split('/', '\\')[^1] is ".DS_Store" or "Thumbs.db" or "desktop.ini";
}
