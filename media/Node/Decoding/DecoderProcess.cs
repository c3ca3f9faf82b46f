using System.Diagnostics;
using System.Globalization;

namespace Arbitration.Media.Node;

/// <summary>A decoding process seen from the node: started with limits, read by one thread, killed when it is disposed.</summary>
internal sealed class DecoderProcess : IDisposable
{
    // What a page's decoder may take before it is one that hangs; a clip's decodes for as long as the clip is.
    private const int PageCpuSeconds = 20;
    private const long MostDataBytes = 1L << 30;

    private readonly Process _process;

    private DecoderProcess(Process process, int mostPixels)
    {
        _process = process;
        Answers = new DecodedReader(process.StandardOutput.BaseStream, mostPixels);
    }

    public DecodedReader Answers { get; }

    /// <summary>For a page, which is decoded once and then gone.</summary>
    public static DecoderProcess ForPage(string file) =>
        Start(Libav.PageFile.MostPixels, $"--cpu={PageCpuSeconds}", [DecodeCommand.Page, file]);

    /// <param name="fromUs">Position of the first picture.</param>
    public static DecoderProcess ForClip(string file, long fromUs) => Start(
        Libav.ClipFile.MostWidth * Libav.ClipFile.MostHeight, "--cpu=unlimited", [DecodeCommand.Clip, file, fromUs.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>From any thread; who reads its answers is then told that they have ended.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            return; // it has ended by itself
        }
    }

    /// <summary>By the thread that reads.</summary>
    public void Dispose()
    {
        Kill();
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        _process.Dispose();
    }

    // RLIMIT_AS is of no use here: .NET reserves far more address space than it uses. RLIMIT_DATA counts what is really writable.
    private static DecoderProcess Start(int mostPixels, string cpu, string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/nice") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = "/" };
        foreach (var argument in (string[])["-n", "5", "/usr/bin/prlimit", cpu, "--core=0", $"--data={MostDataBytes}", "--nofile=256", .. Self(), DecodeCommand.Verb, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment.Clear();
        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)
            [("PATH", "/usr/bin:/bin"), ("DOTNET_ROOT", Environment.GetEnvironmentVariable("DOTNET_ROOT")), ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_gcServer", "0"), ("DOTNET_TieredPGO", "0")])
            start.Environment[name] = value;
        return new DecoderProcess(Process.Start(start)!, mostPixels);
    }

    /// <summary>The executable that runs, also when it is an assembly given to `dotnet`.</summary>
    private static string[] Self()
    {
        var program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program) == "dotnet" ? [program, typeof(DecoderProcess).Assembly.Location] : [program];
    }
}
