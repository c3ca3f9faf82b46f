using Arbitration.Media.Janus;

namespace Arbitration.Media.Node;

/// <summary>One handle of the gateway as we hold it.</summary>
internal sealed class Peer(PeerNote note, JanusHandle handle, long sinceUs)
{
    public PeerNote Note { get; } = note;
    public JanusHandle Handle { get; } = handle;
    public long SinceUs { get; } = sinceUs;

    /// <summary>Of a publisher: the m-lines that the gateway took; empty when the node before us made it.</summary>
    public IReadOnlyList<PublisherStream> Streams { get; set; } = [];

    /// <summary>Of a viewer: the line of its picture; null when it was given none, or when the node before us made it.</summary>
    public string? PictureMid { get; set; }

    /// <summary>Its PeerConnection is up, or was when the node before us had it.</summary>
    public bool IsUp { get; set; }
}
