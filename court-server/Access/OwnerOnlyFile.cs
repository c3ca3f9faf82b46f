namespace Arbitration.Court.Access;

/// <summary>A small secret file: mode 0600 from its first byte, replaced in one step.</summary>
internal static class OwnerOnlyFile
{
    public static void Write(string path, string text)
    {
        var part = path + ".part";
        File.Delete(part);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(path: part, options: options)) writer.Write(text);
        File.Move(part, path, overwrite: true);
    }
}
