using System.Net;

namespace Arbitration.Launcher;

/// <summary>The TURN server that carries media for browsers whose network lets no UDP through.</summary>
/// <param name="Public">The address that browsers use; the gateway's media has the same.</param>
/// <param name="Inside">The address of this machine that it listens on and relays from; another than <paramref name="Public"/> behind a router.</param>
/// <param name="Port">For UDP and TCP. 1–65535, default 3478.</param>
/// <param name="TlsPort">For TLS over TCP. 1–65535, default 5349.</param>
/// <param name="TlsName">The host that browsers use for TLS; null takes it from the certificate.</param>
internal sealed record TurnOptions(IPAddress Public, IPAddress Inside, int Port, int TlsPort, string? TlsName = null)
{
    public const int DefaultPort = 3478;
    public const int DefaultTlsPort = 5349;

    public bool IsBehindRouter => !Public.Equals(Inside);
}
