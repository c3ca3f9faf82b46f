using System.Diagnostics;
using System.Globalization;

namespace Arbitration.Launcher;

/// <summary>One supervised process: started, marked on disk, started again whenever it ends, until the installation stops.</summary>
internal sealed class Child(ChildProgram program, DataFolder data, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SoundRun = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    // A session of its own (setsid keeps the pid, as the child leads no group yet): the kernel shares the processor between sessions first and only
    // then by niceness within each (sched(7), autogroup), so both are set. The child writes its log itself, so that it can outlive us without an error.
    private const string StartScript = """
        { echo "$1" >/proc/self/autogroup; } 2>/dev/null
        exec nice -n "$@" >>"$0" 2>&1 </dev/null
        """;

    /// <summary>Returns once <paramref name="stop"/> was called and the process has ended.</summary>
    public async Task SuperviseAsync(CancellationToken stop)
    {
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            var began = time.GetTimestamp();
            using var process = Start();
            try
            {
                await process.WaitForExitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                await EndAsync(process);
                return;
            }

            pause = time.GetElapsedTime(began) > SoundRun ? FirstPause : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
            Console.Error.WriteLine($"{program.Name} ended with code {process.ExitCode}; it is started again in {pause.TotalSeconds:0.0} s (log: {data.Log(program.Name)})");
            await Task.Delay(pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Process Start()
    {
        var niceness = program.Niceness.ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("setsid", ["/bin/sh", "-c", StartScript, data.Log(program.Name), niceness, .. program.Command])
        {
            WorkingDirectory = program.Folder,
        };
        foreach (var (key, value) in program.Environment) start.Environment[key] = value;
        var process = Process.Start(start) ?? throw new LauncherRefused($"{program.Name} could not be started.");
        ProcessMark.Of(process.Id)?.Save(data.Mark(program.Name));
        return process;
    }

    private async Task EndAsync(Process process)
    {
        if (ProcessMark.Load(data.Mark(program.Name)) is { } mark) await mark.EndAsync(Patience, time);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, time, CancellationToken.None);
        File.Delete(data.Mark(program.Name));
    }
}
