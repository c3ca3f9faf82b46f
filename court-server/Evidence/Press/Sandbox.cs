using System.Globalization;
using System.Runtime.InteropServices;

namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// A program shut in by bubblewrap: namespaces of its own (no network, no process but its own), a file system of the few folders that it
/// needs, read-only, one file to read, one folder to write to, no rights, no environment, and limits.
/// </summary>
internal sealed class Sandbox(PressOptions options, TimeProvider time) : IDisposable
{
    private const int MostProcesses = 120, MostOpenFiles = 256, Niceness = 10, FirstToGo = 900;
    private const long MostFileBytes = 1L << 30;

    // Folders of Debian's that fonts, LibreOffice's settings and libraries chosen by alternatives are in; nothing of this installation.
    private static readonly string[] System = ["/etc/fonts", "/etc/alternatives", "/etc/ld.so.cache", "/etc/libreoffice", "/var/cache/fontconfig", "/var/lib/libreoffice"];
    // Bubblewrap makes folders in between for its owner alone.
    private static readonly string[] Between = ["/etc", "/var", "/var/cache", "/var/lib"];
    private static readonly string[] Roots = ["/bin", "/lib", "/lib64", "/sbin"];

    private readonly Lazy<string> _filter = new(WriteFilter);

    /// <summary>Runs until it ends, a limit is reached or it is disposed.</summary>
    public SandboxedProcess Start(SandboxRun run, SandboxLimits limits)
    {
        string[] words = [options.Bubblewrap, .. Walls(run), "--", .. Lowered(run.Slot), .. Limited(), .. Program(run)];
        return new SandboxedProcess(SandboxKeeper.Of(_filter.Value, Text(Niceness), Text(FirstToGo), words), run.Output, limits, time);
    }

    private IEnumerable<string> Walls(SandboxRun run)
    {
        string[] words =
        [
            "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts", "--unshare-cgroup-try", "--die-with-parent", "--new-session", "--clearenv", "--seccomp", "9",
            .. User(), "--hostname", "press",
            "--ro-bind", "/usr", "/usr", .. Roots.Where(Directory.Exists).SelectMany(RootFolder),
            .. Between.SelectMany(folder => (string[])["--perms", "0755", "--dir", folder]),
            .. System.SelectMany(folder => (string[])["--ro-bind-try", folder, folder]),
            "--ro-bind", DotnetFolder, "/dotnet", "--ro-bind", Path.GetDirectoryName(options.Press)!, "/press",
            "--proc", "/proc", "--dev", "/dev", "--size", Text(1 << 20), "--tmpfs", "/dev/shm", "--remount-ro", "/dev",
            "--perms", "1777", "--size", Text(options.TemporaryBytes), "--tmpfs", "/tmp",
            .. run.Input is { } input ? (string[])["--ro-bind", input, SandboxRun.InputInside] : [],
            "--bind", run.Output, SandboxRun.OutputInside, "--remount-ro", "/", "--chdir", "/tmp",
        ];
        foreach (var word in words) yield return word;
        foreach (var (name, value) in Environment())
        {
            yield return "--setenv";
            yield return name;
            yield return value;
        }
    }

    /// <summary>
    /// As root bubblewrap needs no namespace of users, and the program becomes a user that owns nothing on this machine. Otherwise only such a
    /// namespace lets us build walls; inside it the program is nobody, and may open no further one.
    /// </summary>
    private static string[] User() => global::System.Environment.IsPrivilegedProcess
        ? ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"]
        : ["--unshare-user", "--disable-userns", "--uid", "65534", "--gid", "65534", "--cap-drop", "ALL"];

    private IEnumerable<string> Lowered(int slot)
    {
        if (!global::System.Environment.IsPrivilegedProcess) return [];
        var user = Text(options.FirstUserId + slot);
        return ["/usr/bin/setpriv", "--reuid", user, "--regid", user, "--clear-groups", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"];
    }

    // Inside, where the number of processes is counted for this user alone. No limit of address space: .NET and LibreOffice reserve far more than they use.
    private string[] Limited() =>
        ["/usr/bin/prlimit", $"--nproc={MostProcesses}", $"--nofile={MostOpenFiles}", $"--fsize={MostFileBytes}", $"--data={options.MediaMemoryBytes}", "--core=0"];

    private string[] Program(SandboxRun run) => ["/dotnet/dotnet", $"/press/{Path.GetFileName(options.Press)}", .. run.Arguments];

    private static string DotnetFolder => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));

    private static (string, string)[] Environment() =>
    [
        ("PATH", "/usr/bin:/bin"), ("LANG", "C.UTF-8"), ("HOME", "/tmp"), ("TMPDIR", "/tmp"), ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_gcServer", "0"), ("DOTNET_TieredPGO", "0"),
        // Without memory files no page can be mapped twice; a small heap, since images are not in it; few arenas, since each keeps what it had.
        ("DOTNET_EnableWriteXorExecute", "0"), ("DOTNET_GCHeapHardLimit", "0x6000000"), ("MALLOC_ARENA_MAX", "2"),
    ];

    private static string[] RootFolder(string folder) =>
        new DirectoryInfo(folder).LinkTarget is { } target ? ["--symlink", target, folder] : ["--ro-bind", folder, folder];

    private static string WriteFilter()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, SandboxFilter.Compile());
        return path;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (_filter.IsValueCreated) File.Delete(_filter.Value);
    }
}
