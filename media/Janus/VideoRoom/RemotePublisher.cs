namespace Arbitration.Media.Janus;

/// <summary>The gateway's UDP ports for plain RTP of a publisher without a browser.</summary>
public sealed record RemotePublisher(string Host, int Port, int RtcpPort);
