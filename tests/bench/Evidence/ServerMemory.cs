using System.Globalization;

namespace Arbitration.Bench.Evidence;

/// <summary>Resident memory of a process, as the kernel keeps count of it (proc_pid_status(5)).</summary>
internal sealed class ServerMemory(int pid)
{
    private const string ForgetPeak = "5";    // proc_pid_clear_refs(5)

    internal double NowMib => Read("VmRSS:");

    /// <summary>Since <see cref="Forget"/>.</summary>
    internal double PeakMib => Read("VmHWM:");

    /// <summary>The peak begins anew with what is used now.</summary>
    internal void Forget() => File.WriteAllText($"/proc/{pid}/clear_refs", ForgetPeak);

    private double Read(string field)
    {
        string line = File.ReadLines($"/proc/{pid}/status").Single(one => one.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
