namespace Arbitration.Court.Evidence.Press;

/// <summary>One program in a sandbox.</summary>
/// <param name="Input">The one file that it may read, as /file; null without one.</param>
/// <param name="Output">The one folder that it may write to, as /out.</param>
/// <param name="Arguments">Of the press, as the sandbox sees its paths.</param>
/// <param name="Slot">From 0; no two that run at a time have the same.</param>
internal sealed record SandboxRun(string? Input, string Output, IReadOnlyList<string> Arguments, int Slot)
{
    public const string InputInside = "/file", OutputInside = "/out";
}
