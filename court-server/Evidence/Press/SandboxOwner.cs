using System.Globalization;

namespace Arbitration.Court.Evidence.Press;

/// <summary>
/// The server that a sandbox is for, in the environment of all that is of it outside its walls: the process's number, its start, since a number is
/// given out anew, and the namespace in which the number counts, since another container's means nothing here.
/// </summary>
internal static class SandboxOwner
{
    public const string Variable = "ARBITRATION_SANDBOX_OF";
    private static readonly string Namespace = File.ResolveLinkTarget("/proc/self/ns/pid", returnFinalTarget: false)?.Name ?? "";

    public static string This { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {ProcessTree.StartOf(Environment.ProcessId)} {Namespace}");

    /// <summary>True only when it is known: a mark that we cannot read is somebody else's.</summary>
    public static bool IsGone(string mark) =>
        mark.Split(' ') is [var number, var start, var counted] && counted == Namespace
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var process) && ProcessTree.StartOf(process) != start;
}
