namespace Arbitration.Press;

internal sealed record ToolOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>Its last words, for a refusal's detail.</summary>
    public string LastWords => Error.Trim().Split('\n') is [.., var last] ? last[..Math.Min(200, last.Length)] : "";
}
