namespace Arbitration.Court.Evidence.Press;

/// <summary>The folder that one sandbox may write to, beside what is taken out of it; gone with all that is left when the press has ended.</summary>
internal sealed class PressBench : IDisposable
{
    private readonly string _folder;

    private PressBench(string folder, string input) => (_folder, Input) = (folder, input);

    /// <summary>Where the sandbox finds the file: the file itself, or a copy when the user that the sandbox is could not read it.</summary>
    public string Input { get; }

    public string Output => Path.Combine(_folder, "out");

    public static PressBench Open(string folder, string file)
    {
        // On the same disk as the folder, so that taking a file over is a rename.
        var own = Path.Combine(folder, $".press-{Guid.NewGuid():n}");
        Directory.CreateDirectory(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(Path.Combine(own, "out"));
        // Whoever the sandbox is may write to it; who gets as far as it is decided by the folder above.
        File.SetUnixFileMode(Path.Combine(own, "out"), (UnixFileMode)0b111_111_111);
        if ((File.GetUnixFileMode(file) & UnixFileMode.OtherRead) != 0 || !Environment.IsPrivilegedProcess) return new PressBench(own, file);
        var copy = Path.Combine(own, "in");
        File.Copy(file, copy);
        File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return new PressBench(own, copy);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
