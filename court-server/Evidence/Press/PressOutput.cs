using System.Text.RegularExpressions;

namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// Takes over what the sandbox made: out of the folder that it can write to, so that nothing can be changed behind our back, and only a plain
/// file of a name and a beginning that was agreed on. Nothing of it is parsed here.
/// </summary>
internal sealed partial class PressOutput(string from, string to, PressOptions options)
{
    private static readonly Dictionary<string, byte[]> Beginnings = new(StringComparer.Ordinal)
    {
        [".png"] = [0x89, (byte)'P', (byte)'N', (byte)'G'], [".jpg"] = [0xFF, 0xD8, 0xFF], [".mp4"] = [], [".m4a"] = [], [".bin"] = [],
    };

    private long _bytes;
    private int _files;

    /// <returns>The full path that it has now.</returns>
    /// <exception cref="PressFault">It is not as agreed.</exception>
    public string Take(string? name)
    {
        if (name is null || !Name().IsMatch(name)) throw new PressFault("evidence.broken", "a file of another name");
        var kept = Path.Combine(to, name);
        if (Path.Exists(kept)) throw new PressFault("evidence.broken", "a file that was there");
        try
        {
            File.Move(Path.Combine(from, name), kept);
        }
        catch (IOException)
        {
            throw new PressFault("evidence.broken", "a file that is not there");
        }

        // After the move, since before it the sandbox could put a link in its place.
        var file = new FileInfo(kept);
        if (file.LinkTarget is not null || (file.Attributes & (FileAttributes.Directory | FileAttributes.Device | FileAttributes.ReparsePoint)) != 0 || !IsPlain(file))
        {
            if (Directory.Exists(kept) && file.LinkTarget is null) Directory.Delete(kept, recursive: true);
            else File.Delete(kept);
            throw new PressFault("evidence.broken", "no plain file");
        }

        File.SetUnixFileMode(kept, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        if ((_bytes += file.Length) > options.OutputBytes || ++_files > options.OutputFiles) throw new PressFault("evidence.bomb", "more came out than is allowed");
        if (!Begins(kept)) throw new PressFault("evidence.broken", "a file of another kind");
        return kept;
    }

    // .NET does not tell a pipe from a file, but a pipe, whose opening could wait for ever, has no length.
    private static bool IsPlain(FileInfo file) => file.Attributes is FileAttributes.Normal or FileAttributes.ReadOnly && file.Length > 0;

    private static bool Begins(string path)
    {
        var wanted = Beginnings[Path.GetExtension(path)];
        Span<byte> found = stackalloc byte[4];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        return stream.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) >= wanted.Length && found.StartsWith(wanted);
    }

    [GeneratedRegex(@"^(?:(?:page|poster)-[1-9]\d{0,4}(?:-half|-small)?\.(?:png|jpg)|media-1\.(?:mp4|m4a)|member-[1-9]\d{0,3}\.bin)\z")]
    private static partial Regex Name();
}
