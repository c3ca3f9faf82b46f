using System.Globalization;
using System.Runtime.InteropServices;

namespace Arbitration.CrashPoints;

/// <summary>When to die: at which commit (1, 2 … since the start), and at which point of it. From CRASH_AT, e.g. "3 after-push 17" (the last in ms).</summary>
internal sealed record CrashPlan(int Commit, string Point, int DelayMs)
{
    public static CrashPlan FromEnvironment()
    {
        var words = (Environment.GetEnvironmentVariable("CRASH_AT") ?? "0 never 0").Split(' ');
        return new CrashPlan(int.Parse(words[0], CultureInfo.InvariantCulture), words[1], int.Parse(words[2], CultureInfo.InvariantCulture));
    }

    public bool Is(int commit, string point) => commit == Commit && point == Point;

    /// <summary>kill -9 of this very process: nothing is flushed, nothing is closed.</summary>
    public static void Die() => _ = Kill(Environment.ProcessId, 9);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int pid, int signal);
}
