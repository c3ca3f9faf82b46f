using System.Diagnostics;

namespace Arbitration.Launcher.Tests;

public sealed class ProcessMarkTests
{
    [Fact]
    public async Task A_leftover_process_is_ended()
    {
        using var sleeper = Process.Start("/bin/sleep", "60");
        var mark = ProcessMark.Of(sleeper.Id)!;
        Assert.True(mark.IsAlive);
        var end = mark.EndAsync(TimeSpan.FromSeconds(5), TimeProvider.System);
        await sleeper.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        await end;
        Assert.False(mark.IsAlive);
    }

    [Fact]
    public async Task A_pid_that_was_given_out_anew_is_left_alone()
    {
        using var stranger = Process.Start("/bin/sleep", "60");
        var stale = ProcessMark.Of(stranger.Id)! with { StartTicks = 1 };
        await stale.EndAsync(TimeSpan.Zero, TimeProvider.System);
        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public void An_unreadable_mark_is_no_mark()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "{ \"Pid\": ");
        Assert.Null(ProcessMark.Load(file));
        File.Delete(file);
    }
}
