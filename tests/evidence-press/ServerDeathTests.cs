using System.Diagnostics;
using Arbitration.Court.Evidence.Press;

namespace Arbitration.Press.Tests;

/// <summary>
/// A server that dies while a sandbox runs: another process holds the sandbox (Program.cs) and is ended in every way. A sandbox is known by
/// the folder that it writes to, which stands in the command line of its first process too.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class ServerDeathTests : IDisposable
{
    private const string Bubblewrap = "/usr/bin/bwrap";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20), Soon = TimeSpan.FromSeconds(5), Glance = TimeSpan.FromMilliseconds(20);
    private readonly PressRig _rig = new();
    private readonly string _out;

    public ServerDeathTests() => _out = OutFolder();

    public void Dispose()
    {
        foreach (var process in Left()) EndQuietly(process);
        _rig.Dispose();
    }

    /// <summary>The moments are those at which bubblewrap starts, builds its walls, and has long done so.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(15)]
    [InlineData(50)]
    [InlineData(1500)]
    public async Task Nothing_outlives_a_server_that_is_killed(int afterMilliseconds)
    {
        using var server = await HoldAsync(Bubblewrap);
        await Task.Delay(TimeSpan.FromMilliseconds(afterMilliseconds), TimeProvider.System);
        server.Kill();
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Nothing_outlives_a_server_that_is_killed_before_bubblewrap_began()
    {
        using var server = await HoldAsync(SlowBubblewrap());
        server.Kill();
        await server.WaitForExitAsync();
        await NothingIsLeftAsync();
    }

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task Nothing_outlives_a_server_whose_group_is_signalled(string signal)
    {
        using var server = await HoldAsync(SlowBubblewrap());
        await GoodFiles.RunAsync("/bin/kill", ["-s", signal, "--", $"-{server.Id}"]);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Nothing_outlives_a_run_that_is_cancelled_as_it_begins()
    {
        for (var moment = 0; moment < 60; moment += 6)
        {
            await using var process = _rig.Sandbox.Start(new SandboxRun(null, _out, ["probe", "sleep"], 1), new SandboxLimits(_rig.Options));
            await process.OutputAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(moment), TimeProvider.System);
        }

        Assert.Empty(Left());
    }

    [Fact]
    public async Task What_a_killed_keeper_left_is_ended_by_the_next_server_and_no_living_servers_sandbox_is()
    {
        await using var living = _rig.Sandbox.Start(new SandboxRun(null, OutFolder(), ["probe", "sleep"], 2), new SandboxLimits(_rig.Options));
        using var server = await HoldAsync(SlowBubblewrap());
        var keeper = Assert.Single(Left(), process => ParentOf(process) == server.Id);
        EndQuietly(keeper);
        server.Kill();
        await server.WaitForExitAsync();
        await UntilAsync("a sandbox without server and keeper stands", () => Left().Count(process => CommandOf(process).StartsWith(Bubblewrap, StringComparison.Ordinal)) == 2, Limit);
        await new SandboxLeftovers(new LastWords<SandboxLeftovers>()).StartAsync(default);
        await NothingIsLeftAsync();
        Assert.False(living.Ended.IsCompleted);
    }

    private async Task<Process> HoldAsync(string bubblewrap)
    {
        // In a group of its own, as a launcher starts it.
        var start = new ProcessStartInfo("setsid", ["dotnet", typeof(ServerDeathTests).Assembly.Location, "hold", _out, bubblewrap]) { RedirectStandardOutput = true };
        var server = Process.Start(start)!;
        Assert.Equal("started", await server.StandardOutput.ReadLineAsync().WaitAsync(Limit));
        Assert.NotEmpty(Left());
        return server;
    }

    /// <summary>What a busy machine does to bubblewrap's start.</summary>
    private string SlowBubblewrap()
    {
        var path = _rig.Write("slow-bwrap", System.Text.Encoding.ASCII.GetBytes($"#!/bin/bash\nsleep 0.7\nexec {Bubblewrap} \"$@\"\n"));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    // All that holds it is looked for, and for a while longer than it takes to begin: what has not begun yet is not gone.
    private async Task NothingIsLeftAsync()
    {
        await UntilAsync("nothing is left", () => Left().Count == 0, Soon);
        var seen = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(seen) < TimeSpan.FromSeconds(1))
        {
            Assert.Empty(Left());
            await Task.Delay(Glance, TimeProvider.System);
        }
    }

    private static async Task UntilAsync(string what, Func<bool> isSo, TimeSpan limit)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < limit, $"not within {limit.TotalSeconds} s: {what}");
            await Task.Delay(Glance, TimeProvider.System);
        }
    }

    private List<int> Left() =>
        [.. Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(int.Parse!).Where(process => CommandOf(process) is var command
            && command.Contains(_out, StringComparison.Ordinal) && !command.Contains("\0hold\0", StringComparison.Ordinal))];

    private static string CommandOf(int process) => ProcessTree.ReadText($"/proc/{process}/cmdline") ?? "";

    private static int ParentOf(int process) => ProcessTree.ReadText($"/proc/{process}/stat") is { Length: > 0 } stat ? int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], null) : 0;

    private static void EndQuietly(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            // It ended in the meantime.
        }
    }

    private string OutFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_rig.Folder, $"out-{Guid.NewGuid():n}")).FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        return folder;
    }
}
