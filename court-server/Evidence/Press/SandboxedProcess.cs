using System.Diagnostics;

namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// A running sandbox and the thread that watches it, since a glance every 40 ms would hold one of the pool's. Its keeper
/// (<see cref="SandboxKeeper"/>) ends it when the keeper's input is closed, here or by our own end.
/// </summary>
internal sealed class SandboxedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(40);
    private const int GlancesBetweenFolders = 5;

    private readonly string _output;
    private readonly SandboxLimits _limits;
    private readonly TimeProvider _time;
    private readonly TaskCompletionSource<(Stream Output, Stream Error)> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SandboxUse> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _unwanted;

    public SandboxedProcess(ProcessStartInfo start, string output, SandboxLimits limits, TimeProvider time)
    {
        (_output, _limits, _time) = (output, limits, time);
        new Thread(() => Watch(start)) { IsBackground = true, Name = "sandbox" }.Start();
    }

    /// <summary>Done when nothing of it runs any more.</summary>
    public Task<SandboxUse> Ended => _ended.Task;

    public async Task<Stream> OutputAsync() => (await _started.Task).Output;

    public async Task<Stream> ErrorAsync() => (await _started.Task).Error;

    private void Watch(ProcessStartInfo start)
    {
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException("the sandbox did not start");
            using var held = process.StandardInput;
            var began = _limits.LastSign = _time.GetTimestamp();
            _started.SetResult((process.StandardOutput.BaseStream, process.StandardError.BaseStream));
            var (end, cpu, peak) = (SandboxEnd.ByItself, TimeSpan.Zero, 0L);
            for (var glance = 0; !process.WaitForExit(Glance); glance++)
            {
                var (used, memory, _) = ProcessTree.Measure(process.Id);
                (cpu, peak) = (used > cpu ? used : cpu, Math.Max(peak, memory));
                end = Judge(used, memory, began, glance % GlancesBetweenFolders == 0);
                if (end == SandboxEnd.ByItself) continue;
                held.Close();
                break;
            }

            process.WaitForExit();
            _ended.SetResult(new SandboxUse(end, process.ExitCode, cpu, peak, _time.GetElapsedTime(began)));
        }
        catch (Exception fault)
        {
            // Nobody else would see it on this thread.
            _started.TrySetException(fault);
            _ended.TrySetException(fault);
        }
    }

    private SandboxEnd Judge(TimeSpan cpu, long memory, long began, bool lookIntoFolder) =>
        _unwanted ? SandboxEnd.Cancelled
        : memory > _limits.Memory ? SandboxEnd.TooMuchMemory
        : cpu > _limits.Cpu ? SandboxEnd.TooMuchCpu
        : _time.GetElapsedTime(began) > _limits.Longest || _time.GetElapsedTime(_limits.LastSign) > _limits.Silence ? SandboxEnd.TooLong
        : lookIntoFolder && IsTooMuch() ? SandboxEnd.TooMuchOutput
        : SandboxEnd.ByItself;

    // What is taken over is moved away and counted there; here lies what was not taken yet.
    private bool IsTooMuch()
    {
        try
        {
            long bytes = 0;
            var files = 0;
            foreach (var file in new DirectoryInfo(_output).EnumerateFileSystemInfos("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, MaxRecursionDepth = 8 }))
            {
                files++;
                if (file is FileInfo { LinkTarget: null } plain) bytes += plain.Length;
            }

            return bytes > _limits.OutputBytes || files > _limits.OutputFiles;
        }
        catch (IOException)
        {
            // A file that was just moved away; the next glance counts again.
            return false;
        }
    }

    /// <summary>Ends it, if it has not ended, and waits until it has.</summary>
    public async ValueTask DisposeAsync()
    {
        _unwanted = true;
        await ((Task)_ended.Task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
