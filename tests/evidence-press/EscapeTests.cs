using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Arbitration.Court.Evidence.Press;

namespace Arbitration.Press.Tests;

/// <summary>
/// A hostile program in the place of the press. ARBITRATION_TEST_SANDBOX=off runs it bare, and then the tests of this class fail, which
/// is how one sees that they watch: the last test does that by itself.
/// </summary>
[Collection(nameof(OneAtATime))]
public sealed class EscapeTests(ITestOutputHelper output) : IDisposable
{
    private readonly PressRig _rig = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public void Dispose()
    {
        _listener.Dispose();
        _rig.Dispose();
    }

    private static bool SandboxIsOff => Environment.GetEnvironmentVariable("ARBITRATION_TEST_SANDBOX") == "off";

    [Fact]
    public async Task Nothing_gets_out_of_the_sandbox()
    {
        using var victim = Process.Start("/usr/bin/sleep", "120");
        var said = SandboxIsOff ? await BareAsync(Attempts(victim)) : await InsideAsync(Attempts(victim));
        output.WriteLine(said);
        Assert.False(victim.HasExited);
        Assert.DoesNotContain("escaped", said, StringComparison.Ordinal);
        Assert.Equal(Attempts(victim).Length, said.Split('\n').Count(line => line.StartsWith("held ", StringComparison.Ordinal)));
        victim.Kill();
    }

    [Fact]
    public async Task With_the_sandbox_off_the_watch_finds_escapes()
    {
        using var victim = Process.Start("/usr/bin/sleep", "120");
        var said = await BareAsync([.. Attempts(victim), "memory"]);
        output.WriteLine(said);
        foreach (var escape in new[] { "read", "write", "connect", "see", "environment", "signal", "fork", "memory" }) Assert.Contains($"escaped {escape}\n", said, StringComparison.Ordinal);
        await victim.WaitForExitAsync();
    }

    [Theory]
    [InlineData("memory", nameof(SandboxEnd.TooMuchMemory))]
    [InlineData("spin", nameof(SandboxEnd.TooMuchCpu))]
    [InlineData("sleep", nameof(SandboxEnd.TooLong))]
    [InlineData("fill=/out", nameof(SandboxEnd.TooMuchOutput))]
    public async Task What_takes_too_much_is_ended(string attempt, string end)
    {
        var limits = new SandboxLimits(_rig.Options) { Cpu = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(attempt == "sleep" ? 2 : 30), OutputBytes = 64 << 20 };
        var folder = OutFolder();
        await using var process = _rig.Sandbox.Start(new SandboxRun(null, folder, ["probe", attempt], 1), limits);
        using var said = new StreamReader(await process.OutputAsync());
        var text = await said.ReadToEndAsync();
        var use = await process.Ended;
        output.WriteLine($"{use} {text}");
        Assert.DoesNotContain("escaped", text, StringComparison.Ordinal);
        Assert.Equal(end, use.End.ToString());
        Assert.InRange(use.PeakMemory, 0, _rig.Options.MemoryBytes + (128 << 20));
    }

    [Fact]
    public async Task Nothing_runs_on_after_the_end()
    {
        var limits = new SandboxLimits(_rig.Options) { Longest = TimeSpan.FromSeconds(2) };
        await using var process = _rig.Sandbox.Start(new SandboxRun(null, OutFolder(), ["probe", "sleep"], 1), limits);
        using var said = new StreamReader(await process.OutputAsync());
        await said.ReadToEndAsync();
        await process.Ended;
        var running = Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)).Select(Cmdline).Where(line => line.Contains("Arbitration.Press.dll\0probe\0sleep", StringComparison.Ordinal));
        Assert.Empty(running);
    }

    [Fact]
    public async Task A_link_in_the_place_of_a_page_is_no_page()
    {
        var (from, to) = (OutFolder(), OutFolder());
        File.CreateSymbolicLink(Path.Combine(from, "page-1.png"), Secret());
        var taken = new PressOutput(from, to, _rig.Options);
        Assert.Equal("evidence.broken", Assert.Throws<PressFault>(() => taken.Take("page-1.png")).Code);
        Assert.Empty(Directory.GetFileSystemEntries(to));
        Assert.Throws<PressFault>(() => taken.Take("../secret"));
        Directory.CreateDirectory(Path.Combine(from, "page-2.png"));
        Assert.Throws<PressFault>(() => taken.Take("page-2.png"));
        await GoodFiles.RunAsync("mkfifo", [Path.Combine(from, "page-3.png")]);
        Assert.Throws<PressFault>(() => taken.Take("page-3.png"));
        await File.WriteAllTextAsync(Path.Combine(from, "page-4.png"), "<html>");
        Assert.Throws<PressFault>(() => taken.Take("page-4.png"));
    }

    [Fact]
    public async Task Where_the_sandbox_cannot_be_built_files_are_refused_and_never_parsed_bare()
    {
        using var without = new PressRig(new PressOptions { Press = PressRig.Assembly, Bubblewrap = "/usr/bin/false" });
        var pressed = await without.PressAsync(without.Write("a.pdf", GoodFiles.Pdf(1)));
        Assert.Equal("evidence.no-sandbox", pressed.Refusal);
        Assert.Single(pressed.Events);
    }

    private string[] Attempts(Process victim)
    {
        _listener.Start();
        var port = ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        var stat = File.ReadAllText($"/proc/{Environment.ProcessId}/stat");
        return
        [
            $"read={Secret()}", $"write={_rig.Folder}", "system", $"connect={port}", $"see={Environment.ProcessId}:{stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19]}",
            "environment=ARBITRATION_TEST_SECRET", "root", "namespace", $"signal={victim.Id}", "fork",
        ];
    }

    private async Task<string> InsideAsync(string[] attempts)
    {
        Environment.SetEnvironmentVariable("ARBITRATION_TEST_SECRET", "secret");
        var limits = new SandboxLimits(_rig.Options) { Cpu = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromSeconds(60) };
        await using var process = _rig.Sandbox.Start(new SandboxRun(null, OutFolder(), ["probe", .. attempts], 1), limits);
        using var said = new StreamReader(await process.OutputAsync());
        return await said.ReadToEndAsync();
    }

    private async Task<string> BareAsync(string[] attempts)
    {
        var start = new ProcessStartInfo("dotnet", [PressRig.Assembly, "probe", .. attempts]) { RedirectStandardOutput = true };
        start.Environment["ARBITRATION_TEST_SECRET"] = "secret";
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said;
    }

    private string Secret()
    {
        var secret = Path.Combine(_rig.Folder, "secret");
        File.WriteAllText(secret, "secret");
        return secret;
    }

    private string OutFolder()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_rig.Folder, $"out-{Guid.NewGuid():n}")).FullName;
        File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
        return folder;
    }

    private static string Cmdline(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
