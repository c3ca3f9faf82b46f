namespace Arbitration.Court.Shared;

/// <summary>What was sent does not hold together: field → code. Becomes a 422 problem.</summary>
internal sealed class BadInput(IReadOnlyDictionary<string, string> errors) : Exception("input.invalid")
{
    public BadInput(string field, string code) : this(new Dictionary<string, string> { [field] = code }) { }
    public IReadOnlyDictionary<string, string> Errors { get; } = errors;
}
