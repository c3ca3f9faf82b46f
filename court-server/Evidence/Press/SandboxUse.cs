namespace Arbitration.Court.Evidence.Press;

/// <summary>What a sandbox took, as seen from outside every 40 ms.</summary>
/// <param name="PeakMemory">Bytes of its processes' own; files that are mapped are not counted.</param>
internal sealed record SandboxUse(SandboxEnd End, int ExitCode, TimeSpan Cpu, long PeakMemory, TimeSpan Elapsed);
