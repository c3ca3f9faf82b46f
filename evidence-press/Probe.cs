using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Arbitration.Press;

/// <summary>
/// Tries what no file may ever do, and says what worked. The court server runs it at its start inside the same sandbox as the press;
/// a word said is an escape, and then no file is taken.
/// </summary>
internal static class Probe
{
    private const int ManyProcesses = 400;
    private const long MuchMemory = 900L << 20;

    public static async Task<int> RunAsync(string[] attempts, TextWriter output, CancellationToken ct)
    {
        foreach (var attempt in attempts)
        {
            var (what, at) = attempt.IndexOf('=') is var cut and >= 0 ? (attempt[..cut], attempt[(cut + 1)..]) : (attempt, "");
            var worked = await WorkedAsync(what, at, ct);
            await output.WriteLineAsync($"{(worked ? "escaped" : "held")} {what}");
            await output.FlushAsync(ct);
        }

        return 0;
    }

    private static async Task<bool> WorkedAsync(string what, string at, CancellationToken ct)
    {
        try
        {
            return what switch
            {
                "read" => (await File.ReadAllBytesAsync(at, ct)).Length > 0,
                "write" => await WriteAsync(Path.Combine(at, "written-by-probe"), ct),
                "system" => await WriteAsync(Path.Combine("/usr", "written-by-probe"), ct),
                "connect" => await ConnectAsync(int.Parse(at, CultureInfo.InvariantCulture), ct),
"see" => await SeesAsync(at, ct),
                "signal" => Signal(int.Parse(at, CultureInfo.InvariantCulture)),
                "environment" => Environment.GetEnvironmentVariable(at) is not null,
                "root" => (await File.ReadAllLinesAsync("/proc/self/status", ct)).Any(line => line.StartsWith("CapEff:", StringComparison.Ordinal) && line.Any(c => c is not ('0' or '\t') && char.IsAsciiHexDigit(c) && line.IndexOf(c) > 7)),
                "namespace" => Succeeds("/usr/bin/unshare", "--user", "--map-root-user", "/usr/bin/true"),
                "fork" => Fork(),
                "memory" => Memory(),
                "spin" => Spin(ct),
                "sleep" => await SleepAsync(ct),
                "fill" => Fill(at),
                _ => throw new ArgumentException(what),
            };
        }
        catch (Exception held) when (held is IOException or UnauthorizedAccessException or SocketException or OutOfMemoryException or InvalidOperationException or System.ComponentModel.Win32Exception || (held is ArgumentException && what == "signal"))
        {
            return false;
        }
    }

    private static async Task<bool> WriteAsync(string path, CancellationToken ct)
    {
        await File.WriteAllTextAsync(path, "x", ct);
        File.Delete(path);
        return true;
    }

    private static async Task<bool> ConnectAsync(int port, CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), ct);
        return client.Connected;
    }

    // Number and start (proc(5), field 22) of a process outside: in here the same number would be another process.
    private static async Task<bool> SeesAsync(string at, CancellationToken ct)
    {
        var parts = at.Split(':');
        var stat = await File.ReadAllTextAsync($"/proc/{parts[0]}/stat", ct);
        return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19] == parts[1];
    }

    private static bool Signal(int process)
    {
        using var other = Process.GetProcessById(process);
        other.Kill();
        return true;
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    // Bounded, so that an escape is seen and does no harm.
    private static bool Fork()
    {
        var children = new List<Process>();
        try
        {
            for (var n = 0; n < ManyProcesses; n++) children.Add(Process.Start("/usr/bin/sleep", "20"));
            return true;
        }
        finally
        {
            foreach (var child in children)
            {
                child.Kill();
                child.Dispose();
            }
        }
    }

    // Outside of .NET's heap, which has a limit of its own that would hide the sandbox's.
    private static bool Memory()
    {
        const int blockBytes = 8 << 20, page = 4096;
        for (long bytes = 0; bytes < MuchMemory; bytes += blockBytes)
        {
            var block = Marshal.AllocHGlobal(blockBytes);
            // Untouched memory is none.
            for (var at = 0; at < blockBytes; at += page) Marshal.WriteByte(block, at, 1);
        }

        return true;
    }

    private static bool Spin(CancellationToken ct)
    {
        var until = Stopwatch.GetTimestamp() + (30 * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < until && !ct.IsCancellationRequested) { }
        return true;
    }

    private static async Task<bool> SleepAsync(CancellationToken ct)
    {
        await Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System, ct);
        return true;
    }

    private static bool Fill(string folder)
    {
        var block = new byte[8 << 20];
        for (var n = 0; n < 100; n++) File.WriteAllBytes(Path.Combine(folder, $"filled-{n}"), block);
        return true;
    }
}
