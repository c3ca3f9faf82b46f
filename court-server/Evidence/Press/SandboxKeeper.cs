using System.Diagnostics;

namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// The shell that starts a sandbox and stays beside it until nothing of it runs. It reads an input that only the server holds open: who wants
/// the end closes it, and the kernel closes it for a server that died, however it died.
/// </summary>
internal static class SandboxKeeper
{
    // Bubblewrap's --die-with-parent alone leaves a gap: it is asked for late, once outside and once by the first process inside, after the mounts.
    // A parent that dies before is missed, the process inside then waits or runs on without end, and as the first of its namespace hears no SIGTERM.
    // So the one inside is killed, as often as there is one, until bubblewrap has seen it and ended by itself; killed first it would let go of it.
    // Bubblewrap takes the filter from an open file, which .NET hands on to nobody. Our own ends of the output are closed, so that it ends with the sandbox.
    private const string Script = """
        exec 9<"$0"
        nice -n "$1" choom -n "$2" -- "${@:3}" </dev/null &
        walls=$!
        exec 9<&- >/dev/null 2>&1
        cat <&0 &
        wait -n
        code=$?
        for ((n = 0; n < 500; n++)); do
          kill -0 %1 || break
          kill -KILL $(<"/proc/$walls/task/$walls/children")
          sleep 0.01
        done
        kill -KILL %1 %2
        exit $code
        """;

    /// <summary>In a session of its own, since a signal to the server's group would take the keeper first. The exit code is the sandbox's when it ended by itself.</summary>
    public static ProcessStartInfo Of(string filter, string niceness, string firstToGo, IEnumerable<string> sandbox)
    {
        var start = new ProcessStartInfo("/usr/bin/setsid") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = "/" };
        string[] words = ["/bin/bash", "-c", Script, filter, niceness, firstToGo, .. sandbox];
        foreach (var word in words) start.ArgumentList.Add(word);
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment[SandboxOwner.Variable] = SandboxOwner.This;
        return start;
    }
}
