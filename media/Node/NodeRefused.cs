namespace Arbitration.Media.Node;

/// <summary>The node cannot start as it was told to; the message says what to change.</summary>
internal sealed class NodeRefused(string message) : Exception(message);
