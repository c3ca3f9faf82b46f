namespace Arbitration.Media.Janus;

/// <summary>The gateway's answer to a publisher's offer, and the m-lines it took.</summary>
public sealed record Published(string Sdp, IReadOnlyList<PublisherStream> Streams);
