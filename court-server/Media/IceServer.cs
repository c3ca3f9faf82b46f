namespace Arbitration.Court.Media;

/// <summary>A server that a page's connection may use besides the direct way; the members are those of W3C's RTCIceServer.</summary>
internal sealed record IceServer(IReadOnlyList<string> Urls, string Username, string Credential);
