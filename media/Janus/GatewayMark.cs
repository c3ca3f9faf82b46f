using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Arbitration.Media.Janus;

/// <summary>What is noted of a running gateway in `gateway.json`, so that the next node finds it again.</summary>
internal sealed record GatewayMark(int Pid, long StartTicks, int Port, int MonitorPort, ulong Session, ulong Control)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static GatewayMark? Load(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<GatewayMark>(File.ReadAllText(file), Json);
        }
        catch (Exception none) when (none is IOException or JsonException)
        {
            return null;
        }
    }

    public void Save(string file)
    {
        var next = file + ".next";
        File.WriteAllText(next, JsonSerializer.Serialize(this, Json));
        File.Move(next, file, overwrite: true);
    }

    /// <summary>True while the very process that was marked runs: a pid alone may have been given to another one.</summary>
    public bool IsAlive => StartTicksOf(Pid) == StartTicks;

    /// <summary>Start time in clock ticks since boot (proc(5), stat field 22); null when there is no such process or it is a zombie.</summary>
    public static long? StartTicksOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // The command's name may hold spaces and brackets, so fields count from its closing bracket.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Kills the marked process and waits until it is gone, at most 3 s.</summary>
    public async Task KillAsync(TimeProvider time, CancellationToken cancel)
    {
        if (!IsAlive) return;
        try
        {
            using var process = Process.GetProcessById(Pid);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return;
        }

        var asked = time.GetTimestamp();
        while (IsAlive && time.GetElapsedTime(asked) < TimeSpan.FromSeconds(3)) await Task.Delay(TimeSpan.FromMilliseconds(20), time, cancel);
    }
}
