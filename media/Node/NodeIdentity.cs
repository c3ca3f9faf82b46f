namespace Arbitration.Media.Node;

/// <summary>This start of the node's process. A caller that sees it change knows that no recorder runs.</summary>
internal sealed class NodeIdentity(TimeProvider time)
{
    public string NodeStart { get; } = $"{time.GetUtcNow():yyyyMMddTHHmmssfffZ}-{Environment.ProcessId}";
}
