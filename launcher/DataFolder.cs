namespace Arbitration.Launcher;

/// <summary>The folder that holds all of an installation, and the lock that one launcher at a time has on it.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        _lock = held;
    }

    public string Path { get; }
    public string Mark(string name) => System.IO.Path.Combine(Path, "run", $"{name}.json");
    public string Log(string name) => System.IO.Path.Combine(Path, "logs", $"{name}.log");
    public string NodeSocket => System.IO.Path.Combine(Path, "run", "node.sock");
    public string Logins => System.IO.Path.Combine(Path, "initial-logins.txt");
    public string DemoLinks => System.IO.Path.Combine(Path, "demo-links.json");
    public string Certificates => System.IO.Path.Combine(Path, "certificates");
    public string Turn => System.IO.Path.Combine(Path, "turn");
    public string Gateway => System.IO.Path.Combine(Path, "node", "gateway.json");

    public static DataFolder Open(string path)
    {
        const UnixFileMode ours = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var folder in (string[])["", "run", "logs"]) Directory.CreateDirectory(System.IO.Path.Combine(path, folder), ours);
        try
        {
            return new DataFolder(path, new FileStream(System.IO.Path.Combine(path, "run", "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            throw new LauncherRefused($"{path} is in use by another ./run. Stop that one, or give another folder with --data.");
        }
    }

    /// <summary>Ends what an earlier launcher left when it was killed.</summary>
    public async Task EndLeftoversAsync(TimeProvider time)
    {
        foreach (var file in Directory.GetFiles(System.IO.Path.Combine(Path, "run"), "*.json"))
        {
            if (ProcessMark.Load(file) is { } mark) await mark.EndAsync(TimeSpan.FromSeconds(5), time);
            File.Delete(file);
        }
    }

    public void Dispose() => _lock.Dispose();
}
