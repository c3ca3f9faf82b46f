namespace Arbitration.Court.Shared;

/// <summary>There is no such thing, or the caller may not know of it. Becomes a 404 problem.</summary>
internal sealed class NotThere(string code = "not-found") : Exception(code)
{
    public string Code { get; } = code;
}
