using System.Diagnostics;
using System.Globalization;

namespace Arbitration.Press;

/// <summary>One converter as a process below this one, with limits of its own inside those of the sandbox.</summary>
internal static class Tool
{
    // What the kernel's limits end a process with; .NET and shells write a signal as 128 + its number.
    private const int KilledByCpuLimit = 128 + 24, Killed = 128 + 9, MostText = 256 << 10;

    /// <param name="cpuSeconds">Of the processor, for this step.</param>
    public static Process Start(string program, int cpuSeconds, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/prlimit") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        var seconds = cpuSeconds.ToString(CultureInfo.InvariantCulture);
        foreach (var word in (string[])[$"--cpu={seconds}:{seconds}", "--core=0", program, .. arguments]) start.ArgumentList.Add(word);
        start.Environment.Clear();
        foreach (var (name, value) in new[] { ("PATH", "/usr/bin:/bin"), ("LANG", "C.UTF-8"), ("HOME", Path.GetTempPath()), ("TMPDIR", Path.GetTempPath()), ("SAL_USE_VCLPLUGIN", "svp") })
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Runs it to its end; of what it says the first 256 KiB are kept.</summary>
    public static async Task<ToolOutcome> RunAsync(string program, int cpuSeconds, IEnumerable<string> arguments, CancellationToken ct)
    {
        using var process = Start(program, cpuSeconds, arguments);
        var error = ReadAsync(process.StandardError, ct);
        var output = await ReadAsync(process.StandardOutput, ct);
        await process.WaitForExitAsync(ct);
        ThrowIfSlow(process.ExitCode, Path.GetFileName(program));
        return new ToolOutcome(process.ExitCode, output, await error);
    }

    public static void ThrowIfSlow(int exitCode, string program)
    {
        if (exitCode is KilledByCpuLimit or Killed) throw Refused.TooSlow($"{program} needed more time than a file may");
    }

    public static async Task<string> ReadAsync(StreamReader from, CancellationToken ct)
    {
        var kept = new System.Text.StringBuilder();
        var buffer = new char[8192];
        for (int count; (count = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if (kept.Length < MostText) kept.Append(buffer, 0, count);
        }

        return kept.ToString();
    }
}
