namespace Arbitration.Media.Janus;

/// <summary>What to forward where: an m-line of a publisher to UDP ports of this machine.</summary>
/// <param name="Ports">One; or of a simulcast publisher one for each layer, the lowest first.</param>
/// <param name="RtcpPort">0 for none. With one, the gateway listens for keyframe requests.</param>
public sealed record ForwardStream(string Mid, IReadOnlyList<int> Ports, int RtcpPort);
