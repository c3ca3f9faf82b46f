using System.Globalization;

namespace Arbitration.Court.Evidence.Press;

/// <summary>A process and all below it, as /proc tells it. In a sandbox nobody leaves the tree: orphans go to its first process.</summary>
internal static class ProcessTree
{
    // proc(5): fields of stat after the command's closing bracket, which may hold anything.
    private const int Parent = 1, FirstTime = 11, Times = 4, Start = 19, TicksPerSecond = 100;

    /// <summary>Processor time, of those that ended too, and bytes of own memory.</summary>
    public static (TimeSpan Cpu, long Memory, int Processes) Measure(int root)
    {
        var stats = ReadAll();
        var tree = new HashSet<int> { root };
        // Numbers grow with age but wrap, so the list is gone through until nothing is added.
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var (process, stat) in stats) grew |= tree.Contains(stat.Parent) && tree.Add(process);
        }

        long ticks = 0, memory = 0;
        foreach (var process in tree)
        {
            if (!stats.TryGetValue(process, out var stat)) continue;
            ticks += stat.Ticks;
            memory += OwnMemory(process);
        }

        return (TimeSpan.FromSeconds((double)ticks / TicksPerSecond), memory, tree.Count);
    }

    private static Dictionary<int, (int Parent, long Ticks)> ReadAll()
    {
        var stats = new Dictionary<int, (int, long)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var process) || ReadText($"{folder}/stat") is not { } text) continue;
            var fields = FieldsOf(text);
            if (fields.Length < FirstTime + Times) continue;
            var ticks = fields.AsSpan(FirstTime, Times).ToArray().Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            stats[process] = (int.Parse(fields[Parent], CultureInfo.InvariantCulture), ticks);
        }

        return stats;
    }

    /// <summary>When a process started, in ticks since the machine did; null when none of this number runs.</summary>
    public static string? StartOf(int process) => ReadText($"/proc/{process}/stat") is { Length: > 0 } text && FieldsOf(text) is [not ("Z" or "X"), ..] fields ? fields[Start] : null;

    private static string[] FieldsOf(string stat) => stat[(stat.LastIndexOf(')') + 2)..].Split(' ');

    // statm: resident less shared is what is in no file; a mapped library is everybody's.
    private static long OwnMemory(int process)
    {
        var fields = ReadText($"/proc/{process}/statm")?.Split(' ') ?? [];
        return fields.Length < 3 ? 0 : (long.Parse(fields[1], CultureInfo.InvariantCulture) - long.Parse(fields[2], CultureInfo.InvariantCulture)) * Environment.SystemPageSize;
    }

    /// <summary>What a file of /proc says; null when its process is gone or may not be read.</summary>
    public static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
