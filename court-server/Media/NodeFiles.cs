using System.Runtime.CompilerServices;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;
using Grpc.Core;

namespace Arbitration.Court.Media;

internal sealed class NodeFiles(NodeChannel node) : INodeFiles
{
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string room, string name, long offset, [EnumeratorCancellation] CancellationToken ct)
    {
        using var call = node.Client.ReadFile(new FileRequest { Room = room, Name = name, Offset = offset }, cancellationToken: ct);
        while (await NextAsync(call.ResponseStream, ct)) yield return call.ResponseStream.Current.Data.Memory;
    }

    public async Task<ExportedFile> ExportAsync(ExportRequest request, IProgress<ExportProgress> progress, CancellationToken ct)
    {
        using var call = node.Client.Export(request, cancellationToken: ct);
        ExportedFile? file = null;
        while (await NextAsync(call.ResponseStream, ct))
        {
            progress.Report(call.ResponseStream.Current);
            file = call.ResponseStream.Current.File ?? file;
        }
        return file ?? throw new RuleRefused("recording.export-unfinished");
    }

    private static async Task<bool> NextAsync<T>(IAsyncStreamReader<T> stream, CancellationToken ct)
    {
        try
        {
            return await stream.MoveNext(ct);
        }
        catch (RpcException missing) when (missing.StatusCode == StatusCode.NotFound)
        {
            throw new NotThere("recording.file-unknown");
        }
        catch (RpcException away) when (away.StatusCode == StatusCode.Unavailable)
        {
            throw new RuleRefused("media.node-away");
        }
    }
}
