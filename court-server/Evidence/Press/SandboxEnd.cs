namespace Arbitration.Court.Evidence.Press;

/// <summary>Why a sandbox ended.</summary>
internal enum SandboxEnd
{
    ByItself,
    TooMuchMemory,
    TooMuchCpu,
    TooLong,
    TooMuchOutput,
    Cancelled,
}
