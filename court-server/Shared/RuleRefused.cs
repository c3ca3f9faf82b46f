namespace Arbitration.Court.Shared;

/// <summary>A rule said no. The client translates the code; args fill its text. Becomes a 409 problem or a HubException.</summary>
internal sealed class RuleRefused(string code, IReadOnlyDictionary<string, string>? args = null) : Exception(code)
{
    public string Code { get; } = code;
    public IReadOnlyDictionary<string, string> Args { get; } = args ?? new Dictionary<string, string>();
}
