using Arbitration.Media.Contract;
using Google.Protobuf;
using Grpc.Core;

namespace Arbitration.Court.Media;

/// <summary>Brings the node the image of a page, or the clip, that it is to show. It keeps one that it has.</summary>
internal sealed class NodePages(NodeChannel node, TimeProvider time)
{
    private const int PieceBytes = 256 * 1024;
    private static readonly TimeSpan PageLimit = TimeSpan.FromSeconds(10), ClipLimit = TimeSpan.FromMinutes(5);

    /// <returns>False: the node is away, or does not know the room yet; to be tried again.</returns>
    /// <exception cref="RpcException">It will not take these bytes.</exception>
    public async Task<bool> PutAsync(string room, string sha256, Shown.Types.Kind kind, Stream content, CancellationToken ct)
    {
        try
        {
            using var call = node.Client.PutFile(deadline: time.GetUtcNow().UtcDateTime + (kind == Shown.Types.Kind.Page ? PageLimit : ClipLimit), cancellationToken: ct);
            await call.RequestStream.WriteAsync(new FilePart { File = new FileToShow { Room = room, Sha256 = sha256, Kind = kind } }, ct);
            var piece = new byte[PieceBytes];
            for (int read; (read = await content.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, ct)) > 0;)
                await call.RequestStream.WriteAsync(new FilePart { Data = ByteString.CopyFrom(piece, 0, read) }, ct);
            await call.RequestStream.CompleteAsync();
            await call.ResponseAsync;
            return true;
        }
        catch (RpcException failed) when (!ct.IsCancellationRequested && failed.StatusCode is StatusCode.Unavailable or StatusCode.NotFound or StatusCode.DeadlineExceeded or StatusCode.Cancelled)
        {
            return false;
        }
    }
}
