using System.Globalization;
using System.Text.Json;

namespace Arbitration.Launcher;

/// <summary>A pid with the process's start time in clock ticks since boot (proc(5), stat field 22), so that a pid that was given out anew is not mistaken.</summary>
internal sealed record ProcessMark(int Pid, long StartTicks)
{
    public static ProcessMark? Of(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // The command name in brackets may hold spaces and brackets of its own, so fields count from the last one.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessMark(pid, long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public bool IsAlive => Of(Pid) == this;

    public void Save(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this));

    public static ProcessMark? Load(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<ProcessMark>(File.ReadAllText(file));
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Ends the process: asks, waits up to <paramref name="patience"/>, then kills.</summary>
    public async Task EndAsync(TimeSpan patience, TimeProvider time)
    {
        if (!IsAlive) return;
        Signals.Send(Pid, Signals.Terminate);
        var asked = time.GetTimestamp();
        while (IsAlive && time.GetElapsedTime(asked) < patience) await Task.Delay(TimeSpan.FromMilliseconds(50), time);
        if (IsAlive) Signals.Send(Pid, Signals.Kill);
    }
}
