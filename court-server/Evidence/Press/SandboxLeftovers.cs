using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// Ends at start what sandboxes of servers that are gone left: a keeper that was killed together with its server could not do it. What has
/// another server's mark is left alone while that server lives.
/// </summary>
internal sealed partial class SandboxLeftovers(ILogger<SandboxLeftovers> log) : IHostedService
{
    // What was just being started is seen only on the next look.
    private const int MostLooks = 20;
    private static readonly string Beginning = SandboxOwner.Variable + "=";

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var ended = new HashSet<int>();
        for (var look = 0; look < MostLooks && Left().ToList() is { Count: > 0 } left; look++)
            foreach (var process in left) if (End(process)) ended.Add(process);
        if (ended.Count > 0) LogEnded(log, ended.Count);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static IEnumerable<int> Left()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var process)) continue;
            var mark = ProcessTree.ReadText($"{folder}/environ")?.Split('\0').FirstOrDefault(line => line.StartsWith(Beginning, StringComparison.Ordinal));
            if (mark is not null && SandboxOwner.IsGone(mark[Beginning.Length..])) yield return process;
        }
    }

    private static bool End(int number)
    {
        try
        {
            using var process = Process.GetProcessById(number);
            process.Kill();
            return true;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} processes of sandboxes of an earlier server were ended")]
    private static partial void LogEnded(ILogger logger, int count);
}
