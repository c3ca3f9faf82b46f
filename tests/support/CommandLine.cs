using System.Diagnostics;

namespace Arbitration.Testing;

/// <summary>Runs a program to its end, within a limit, and gives its output.</summary>
public static class CommandLine
{
    public sealed record Outcome(int ExitCode, string Output, string Errors);

    public static async Task<Outcome> RunAsync(string program, IEnumerable<string> arguments, TimeSpan? limit = null)
    {
        using var process = Start(program, arguments);
        using var stop = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(2));
        var output = process.StandardOutput.ReadToEndAsync(stop.Token);
        var errors = process.StandardError.ReadToEndAsync(stop.Token);
        await WaitAsync(process, stop.Token);
        return new Outcome(process.ExitCode, await output, await errors);
    }

    /// <summary>The raw bytes a program writes, for pictures and sound; throws when it fails.</summary>
    public static async Task<byte[]> BytesAsync(string program, IEnumerable<string> arguments, TimeSpan? limit = null)
    {
        using var process = Start(program, arguments);
        using var stop = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(2));
        var errors = process.StandardError.ReadToEndAsync(stop.Token);
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, stop.Token);
        await WaitAsync(process, stop.Token);
        return process.ExitCode == 0 ? bytes.ToArray() : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await errors}");
    }

    private static Process Start(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })
        ?? throw new InvalidOperationException($"{program} did not start.");

    private static async Task WaitAsync(Process process, CancellationToken stop)
    {
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{process.StartInfo.FileName} took longer than its limit and was ended.");
        }
    }
}
