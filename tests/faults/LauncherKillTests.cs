using Arbitration.Testing;

namespace Arbitration.Faults.Tests;

/// <summary>kill -9 of <c>./run</c> itself: the next start finds what is left and nothing is there twice; a stop leaves nothing.</summary>
public sealed class LauncherKillTests
{
    private static readonly string[] Servers = ["Arbitration.Court.dll", "Arbitration.Media.Node.dll", "janus", "turnserver"];

    [Fact]
    public async Task The_next_start_takes_over_and_a_stop_leaves_nothing_behind()
    {
        var data = Directory.CreateTempSubdirectory("launcher-kill-").FullName;
        string Port() => Ports.Free().ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] options = ["--listen", "off", "--turn", "on", "--turn-port", Port(), "--turn-tls-port", Port()];
        try
        {
            var first = await RunningSystem.StartAsync(data, options: options);
            RunningSystem.Kill(first.LauncherPid);
            await Wait.UntilAsync("the launcher is gone", () => !Directory.Exists($"/proc/{first.LauncherPid}"), TimeSpan.FromSeconds(10));
            Assert.All(Servers, server => Assert.Single(Running(data, server)));
            await first.DisposeAsync();

            await using (var second = await RunningSystem.StartAsync(data, first.Port, options))
            {
                await Wait.UntilAsync("one of each server runs", () => Servers.All(server => Running(data, server).Count == 1), TimeSpan.FromSeconds(20));
                using var http = new HttpClient { BaseAddress = second.Address };
                Assert.True((await http.GetAsync(new Uri("/api/health", UriKind.Relative))).IsSuccessStatusCode);
            }

            Assert.All(Servers, server => Assert.Empty(Running(data, server)));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>Pids of a server that works in this data folder, by command line or environment.</summary>
    private static List<int> Running(string data, string server) =>
    [
        .. from folder in Directory.GetDirectories("/proc")
           where int.TryParse(Path.GetFileName(folder), out _)
           let command = Read(folder, "cmdline")
           where command.Contains(server, StringComparison.Ordinal) && (command.Contains(data, StringComparison.Ordinal) || Read(folder, "environ").Contains(data, StringComparison.Ordinal))
           // The shell that became the server has its words too, until it does.
           where !command.StartsWith("/bin/sh", StringComparison.Ordinal) && !command.StartsWith("setsid", StringComparison.Ordinal)
           select int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture),
    ];

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
