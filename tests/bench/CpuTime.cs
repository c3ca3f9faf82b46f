using System.Globalization;
using System.Runtime.InteropServices;

namespace Arbitration.Bench;

/// <summary>CPU seconds, user and system together, as the kernel accounts for them.</summary>
internal static class CpuTime
{
    private const int Own = 0, EndedChildren = -1;                  // RUSAGE_SELF, RUSAGE_CHILDREN
    private const int Parent = 1, FirstTicks = 11, TickFields = 4;  // fields after the name: proc_pid_stat(5) 4 and 14 to 17
    private const double TicksPerSecond = 100;                      // USER_HZ, the same on all of Linux

    /// <summary>Of this process.</summary>
    internal static double OwnSeconds() => Usage(Own);

    /// <summary>Of all child processes that have ended and were waited for, with their own children.</summary>
    internal static double EndedChildrenSeconds() => Usage(EndedChildren);

    /// <summary>Of a running process by itself.</summary>
    internal static double ProcessSeconds(int id) => Ticks(Fields(id) ?? throw new InvalidOperationException($"process {id} has ended")) / TicksPerSecond;

    /// <summary>Of a running process and of everything it has started.</summary>
    internal static double TreeSeconds(int root)
    {
        Dictionary<int, string[]> all = [];
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) && Fields(id) is { } fields)
            {
                all.Add(id, fields);
            }
        }
        return all.Keys.Where(id => Descends(id, root, all))
            .Sum(id => Ticks(all[id])) / TicksPerSecond;
    }

    private static long Ticks(string[] fields) => fields.AsSpan(FirstTicks, TickFields).ToArray().Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture));

    private static bool Descends(int id, int root, Dictionary<int, string[]> all)
    {
        for (int depth = 0; depth < all.Count && all.TryGetValue(id, out string[]? fields); depth++)
        {
            if (id == root)
            {
                return true;
            }
            id = int.Parse(fields[Parent], CultureInfo.InvariantCulture);
        }
        return false;
    }

    /// <summary>What follows the name in brackets, which may itself hold blanks; null when the process has ended by now.</summary>
    private static string[]? Fields(int id)
    {
        try
        {
            string stat = File.ReadAllText($"/proc/{id}/stat");
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Usage(int who)
    {
        // struct rusage: two times of seconds and µs, then fourteen counts.
        long[] usage = new long[18];
        return getrusage(who, usage) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : throw new InvalidOperationException("getrusage " + who);
    }

    [DllImport("libc")] private static extern int getrusage(int who, [Out] long[] usage);
}
