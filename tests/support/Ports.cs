using System.Net;
using System.Net.Sockets;

namespace Arbitration.Testing;

public static class Ports
{
    /// <summary>
    /// A TCP port on loopback that was free a moment ago. Below the range the kernel gives to outgoing connections: while a server is away, a client that
    /// keeps trying such a port may in the end connect to itself (TCP's simultaneous open) and hold the port against the server's return.
    /// </summary>
    public static int Free()
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var port = Random.Shared.Next(15_000, 32_000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken; another one is tried.
                continue;
            }
        }

        throw new InvalidOperationException("No free port was found on loopback in 100 attempts.");
    }
}
