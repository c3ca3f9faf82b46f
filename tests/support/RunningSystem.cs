using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Arbitration.Testing;

/// <summary>The whole installation as <c>./run</c> starts it, on free ports of loopback and a data folder of its own.</summary>
public sealed class RunningSystem : IAsyncDisposable
{
    private readonly Process _launcher;
    private readonly bool _keep;

    private RunningSystem(Process launcher, string data, int port, bool keep)
    {
        (_launcher, Data, Port, _keep) = (launcher, data, port, keep);
    }

    public string Data { get; }
    public int Port { get; }
    public Uri Address => new($"http://127.0.0.1:{Port}");
    public int LauncherPid => _launcher.Id;

    /// <param name="options">Of ./run, in place of no https.</param>
    public static async Task<RunningSystem> StartAsync(string? data = null, int? port = null, IReadOnlyList<string>? options = null)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("courtroom-").FullName;
        var chosen = port ?? Ports.Free();
        var assembly = Path.Combine(Root(), "launcher/bin/Release/net10.0/Arbitration.Launcher.dll");
        var launcher = Process.Start(new ProcessStartInfo("dotnet",
            [assembly, "--data", folder, "--port", chosen.ToString(CultureInfo.InvariantCulture), .. options ?? ["--listen", "off"]])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var said = new List<string>();
        var ready = new TaskCompletionSource();
        void Heard(object _, DataReceivedEventArgs line)
        {
            lock (said) said.Add(line.Data ?? "");
            if (line.Data?.StartsWith("数据", StringComparison.Ordinal) == true) ready.TrySetResult();
        }

        launcher.OutputDataReceived += Heard;
        launcher.ErrorDataReceived += Heard;
        launcher.BeginOutputReadLine();
        launcher.BeginErrorReadLine();
        var system = new RunningSystem(launcher, folder, chosen, keep: data is not null);
        var first = await Task.WhenAny(ready.Task, launcher.WaitForExitAsync(), Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System));
        if (first == ready.Task) return system;
        string all;
        lock (said) all = string.Join('\n', said);
        var logs = system.Logs();
        await system.DisposeAsync();
        throw new InvalidOperationException($"The system did not start.\n{all}\n{logs}");
    }

    /// <summary>The demo hearing's links, as the launcher prints them.</summary>
    public IReadOnlyList<DemoLink> Links() =>
        JsonSerializer.Deserialize<List<DemoLink>>(File.ReadAllText(Path.Combine(Data, "demo-links.json")), JsonSerializerOptions.Web)!;

    /// <summary>A link as it is opened on this machine, whatever public address it was issued with.</summary>
    public Uri Local(Uri link) => new(Address, link.AbsolutePath + link.Fragment);

    /// <summary>Password of a seeded member of staff.</summary>
    public string Password(string userName) =>
        File.ReadLines(Path.Combine(Data, "initial-logins.txt"))
            .Select(line => line.Split([' ', '\t', ':', '/'], StringSplitOptions.RemoveEmptyEntries))
            .First(words => words.Contains(userName)).Last();

    /// <summary>The pid of court-server, media-node or turn, as the launcher marked it.</summary>
    public int Pid(string name) => Json(Path.Combine(Data, "run", $"{name}.json"), "Pid");

    public int GatewayPid() => Json(Path.Combine(Data, "node", "gateway.json"), "pid");

    /// <summary>kill -9 of one process; the launcher, or the node, has to bring it back.</summary>
    public static void Kill(int pid) => _ = SendSignal(pid, 9);

    public string Logs() => string.Join('\n',
        Directory.Exists(Path.Combine(Data, "logs")) ? Directory.GetFiles(Path.Combine(Data, "logs")).Select(file => $"--- {file}\n{Tail(file)}") : []);

    private static string Tail(string file) => string.Join('\n', File.ReadLines(file).TakeLast(40));

    private static int Json(string file, string member)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        return json.RootElement.GetProperty(member).GetInt32();
    }

    public static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Arbitration.sln"))) at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("Arbitration.sln is in no folder above.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_launcher.HasExited)
        {
            _ = SendSignal(_launcher.Id, 15);
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            await _launcher.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!_launcher.HasExited) _launcher.Kill(entireProcessTree: true);
        }

        _launcher.Dispose();
        if (!_keep) Directory.Delete(Data, recursive: true);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int pid, int signal);
}
