using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Arbitration.Court.Evidence.Press;

/// <summary>Turns files that people filed into images and media that everybody may look at, each in a sandbox of its own.</summary>
internal sealed partial class EvidencePress
{
    private const int LongestLine = 16 << 10, MostWords = 2000;

    private readonly PressOptions _options;
    private readonly Sandbox _sandbox;
    private readonly SandboxTrial _trial;
    private readonly TimeProvider _time;
    private readonly ILogger<EvidencePress> _log;
    private readonly Channel<int> _slots = Channel.CreateUnbounded<int>();

    public EvidencePress(PressOptions options, Sandbox sandbox, SandboxTrial trial, TimeProvider time, ILogger<EvidencePress> log)
    {
        (_options, _sandbox, _trial, _time, _log) = (options, sandbox, trial, time, log);
        for (var slot = 0; slot < options.AtATime; slot++) _slots.Writer.TryWrite(slot);
    }

    /// <summary>Presses one file, when its turn has come. Who stops reading ends it.</summary>
    /// <param name="file">Only read, never changed.</param>
    /// <param name="folder">Exists, is not yet pressed into, and is this file's alone; what is made lies in it, nothing else stays.</param>
    /// <returns>Ends with <see cref="PressDone"/> or <see cref="PressRefused"/>; throws only what is a fault of this machine.</returns>
    public async IAsyncEnumerable<PressEvent> PressAsync(string file, string folder, [EnumeratorCancellation] CancellationToken ct)
    {
        if (await _trial.VerdictAsync(ct) is { } reason)
        {
            yield return new PressRefused("evidence.no-sandbox", reason);
            yield break;
        }

        var slot = await _slots.Reader.ReadAsync(ct);
        try
        {
            await foreach (var happened in InTurnAsync(Path.GetFullPath(file), Path.GetFullPath(folder), slot, ct)) yield return happened;
        }
        finally
        {
            _slots.Writer.TryWrite(slot);
        }
    }

    private async IAsyncEnumerable<PressEvent> InTurnAsync(string file, string folder, int slot, [EnumeratorCancellation] CancellationToken ct)
    {
        using var bench = PressBench.Open(folder, file);
        var limits = new SandboxLimits(_options);
        var budget = new PressBudget(limits, _options);
        string[] arguments = ["press", SandboxRun.InputInside, SandboxRun.OutputInside, _options.MostPages.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        await using var process = _sandbox.Start(new SandboxRun(bench.Input, bench.Output, arguments, slot), limits);
        var words = WordsAsync(await process.ErrorAsync());
        var lines = new BoundedLines(await process.OutputAsync(), LongestLine);
        var reader = new PressLine(new PressOutput(bench.Output, folder, _options), _options);
        PressEvent? last = null;
        while (last is null)
        {
            var happened = await NextAsync(lines, reader, ct);
            if (happened is PressDone or PressRefused or null)
            {
                last = happened;
                break;
            }

            limits.LastSign = _time.GetTimestamp();
            budget.Earn(happened);
            yield return happened;
        }

        yield return await EndAsync(process, last, words);
    }

    private static async Task<PressEvent?> NextAsync(BoundedLines lines, PressLine reader, CancellationToken ct)
    {
        try
        {
            return await lines.NextAsync(ct) is { } line ? reader.Read(line) : null;
        }
        catch (PressFault fault)
        {
            return new PressRefused(fault.Code, fault.Message);
        }
    }

    // What ended the sandbox from outside counts before anything that it said last.
    private async Task<PressEvent> EndAsync(SandboxedProcess process, PressEvent? last, Task<string> words)
    {
        if (last is null) await process.Ended;
        else await process.DisposeAsync();
        var use = await process.Ended;
        LogUse(_log, use.End, use.Cpu.TotalSeconds, use.PeakMemory >> 20, use.Elapsed.TotalSeconds);
        switch (use.End, last)
        {
            case (SandboxEnd.TooMuchMemory, _): return new PressRefused("evidence.too-heavy", "memory", use);
            case (SandboxEnd.TooMuchCpu, _): return new PressRefused("evidence.too-slow", "processor time", use);
            case (SandboxEnd.TooLong, _): return new PressRefused("evidence.too-slow", "time", use);
            case (SandboxEnd.TooMuchOutput, _): return new PressRefused("evidence.bomb", "output", use);
            case (_, PressRefused refused): return refused with { Use = use };
            case (_, PressDone): return new PressDone(use);
            default:
                LogFault(_log, use.ExitCode, await words);
                return new PressRefused("evidence.broken", $"the press ended with {use.ExitCode}", use);
        }
    }

    // Read to its end, so that it never fills; what is kept goes to the log only.
    private static async Task<string> WordsAsync(Stream error)
    {
        var kept = new System.Text.StringBuilder();
        var buffer = new byte[4096];
        for (int read; (read = await error.ReadAsync(buffer)) > 0;)
        {
            if (kept.Length < MostWords) kept.Append(System.Text.Encoding.ASCII.GetString(buffer, 0, read));
        }

        return kept.ToString();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A file was pressed: {End}, {Cpu:0.0} s of processor, {Memory} MiB, {Elapsed:0.0} s")]
    private static partial void LogUse(ILogger logger, SandboxEnd end, double cpu, long memory, double elapsed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The press ended with {ExitCode}: {Words}")]
    private static partial void LogFault(ILogger logger, int exitCode, string words);
}
