using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// Tries at start whether the sandbox holds on this machine, by a program that attempts what no file may do. Once it has held or not, the
/// answer stays: a kernel's settings do not change under a running server.
/// </summary>
internal sealed partial class SandboxTrial(PressOptions options, Sandbox sandbox, ILogger<SandboxTrial> log) : IHostedService
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20), ShortWhile = TimeSpan.FromSeconds(2);
    private const string Secret = "ARBITRATION_TRIAL_SECRET";
    private readonly Lock _one = new();
    private Task<string?>? _verdict;

    /// <returns>Null when it isolates, else why not, for the log and the operator.</returns>
    public Task<string?> VerdictAsync(CancellationToken ct)
    {
        lock (_one) _verdict ??= TryAsync();
        return _verdict.WaitAsync(ct);
    }

    // Not waited for: the first file waits for it, and a hearing does not.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.TrialAtStart) _ = VerdictAsync(CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<string?> TryAsync()
    {
        string? reason;
        try
        {
            reason = await EscapesAsync() ?? await LimitsAsync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            reason = fault.Message;
        }

        if (reason is null) LogHolds(log);
        else LogFails(log, reason);
        return reason;
    }

    private async Task<string?> EscapesAsync()
    {
        var folder = Directory.CreateTempSubdirectory("court-trial-");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        try
        {
            var secret = Path.Combine(folder.FullName, "secret");
            await File.WriteAllTextAsync(secret, "secret");
            var port = ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
            string[] attempts = [$"read={secret}", $"write={folder.FullName}", "system", $"connect={port}", $"see={Environment.ProcessId}:{ProcessTree.StartOf(Environment.ProcessId)}", "root", "namespace", "fork"];
            var (said, use) = await RunAsync(folder, attempts, Limit);
            if (use.End != SandboxEnd.ByItself || use.ExitCode != 0) return $"the sandbox ended with {use.ExitCode} ({use.End}): {said.Trim()}";
            var held = said.Split('\n').Count(line => line.StartsWith("held ", StringComparison.Ordinal));
            var escaped = said.Split('\n').FirstOrDefault(line => line.StartsWith("escaped ", StringComparison.Ordinal));
            return escaped ?? (held == attempts.Length ? null : $"the sandbox answered {held} of {attempts.Length} attempts");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<string?> LimitsAsync()
    {
        var folder = Directory.CreateTempSubdirectory("court-trial-");
        try
        {
            var (said, memory) = await RunAsync(folder, ["memory"], Limit);
            if (memory.End == SandboxEnd.ByItself && !said.StartsWith("held", StringComparison.Ordinal)) return $"memory is not limited: {said.Trim()}";
            var (_, sleep) = await RunAsync(folder, ["sleep"], ShortWhile);
            return sleep.End == SandboxEnd.TooLong ? null : "time is not limited";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(string Said, SandboxUse Use)> RunAsync(DirectoryInfo folder, string[] attempts, TimeSpan limit)
    {
        var output = folder.CreateSubdirectory("out");
        File.SetUnixFileMode(output.FullName, (UnixFileMode)0b111_111_111);
        var limits = new SandboxLimits(options) { Longest = limit, Cpu = limit };
        // A slot that no file has.
        await using var process = sandbox.Start(new SandboxRun(null, output.FullName, ["probe", .. attempts], options.AtATime), limits);
        using var words = new StreamReader(await process.ErrorAsync());
        using var lines = new StreamReader(await process.OutputAsync());
        var error = words.ReadToEndAsync();
        var said = await lines.ReadToEndAsync();
        var use = await process.Ended;
        return (said.Length > 0 ? said : await error, use);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sandbox for evidence holds")]
    private static partial void LogHolds(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "No evidence can be filed: the sandbox does not isolate on this machine ({Reason})")]
    private static partial void LogFails(ILogger logger, string reason);
}
