using System.Net.Sockets;
using Arbitration.Media.Contract;
using Grpc.Net.Client;

namespace Arbitration.Media.Tests.Node;

/// <summary>Calls a node as the court server does, over its Unix socket.</summary>
internal static class NodeSocket
{
    public static MediaNode.MediaNodeClient Client(string path) => new(GrpcChannel.ForAddress("http://node", new GrpcChannelOptions
    {
        HttpHandler = new SocketsHttpHandler { ConnectCallback = async (_, cancel) => await ConnectAsync(path, cancel) },
    }));

    private static async Task<Stream> ConnectAsync(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
