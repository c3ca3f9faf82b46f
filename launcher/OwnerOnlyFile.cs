namespace Arbitration.Launcher;

/// <summary>A small secret file: mode 0600 from its first byte.</summary>
internal static class OwnerOnlyFile
{
    public static void Write(string file, string text)
    {
        // A file that is there would keep whatever mode it has.
        File.Delete(file);
        using var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var writer = new StreamWriter(stream);
        writer.Write(text);
    }
}
