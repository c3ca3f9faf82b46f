using System.Net.Sockets;
using Arbitration.Media.Contract;
using Grpc.Net.Client;

namespace Arbitration.Court.Media;

/// <summary>The connection to the embedded media node over its Unix socket; it reconnects by itself with the next call.</summary>
internal sealed class NodeChannel(MediaOptions options) : IDisposable
{
    private readonly Lazy<GrpcChannel> _channel = new(() => Open(options.Socket));

    public MediaNode.MediaNodeClient Client => new(_channel.Value);

    public void Dispose()
    {
        if (_channel.IsValueCreated) _channel.Value.Dispose();
    }

    private static GrpcChannel Open(string path)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                try
                {
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
                    return new NetworkStream(socket, ownsSocket: true);
                }
                catch
                {
                    socket.Dispose();
                    throw;
                }
            },
            // A node that hangs with its socket open would otherwise look alive.
            KeepAlivePingDelay = TimeSpan.FromSeconds(2),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(2),
            EnableMultipleHttp2Connections = true,
        };
        return GrpcChannel.ForAddress("http://localhost", new GrpcChannelOptions
        {
            HttpHandler = handler,
            DisposeHttpClient = true,
            MaxReceiveMessageSize = 16 << 20,
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(200),
            MaxReconnectBackoff = TimeSpan.FromSeconds(2),
        });
    }
}
