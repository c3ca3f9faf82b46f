namespace Arbitration.Media.Node;

/// <summary>What a handle of the gateway is for. An observer is the node's own: it is told who publishes in a room.</summary>
internal enum PeerKind { Publisher, Viewer, Observer }
