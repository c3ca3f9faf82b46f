using Arbitration.Media.Contract;
using Google.Protobuf;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>Sends a stored file in chunks.</summary>
internal static class FileReading
{
    private const int ChunkBytes = 256 * 1024;

    public static async Task SendAsync(string path, long offset, IServerStreamWriter<FileChunk> stream, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new RpcException(new Status(StatusCode.NotFound, "no such file"));
        await using var file = File.OpenRead(path);
        if (offset < 0 || offset > file.Length) throw new RpcException(new Status(StatusCode.OutOfRange, $"the file has {file.Length} bytes"));
        file.Position = offset;
        var buffer = new byte[ChunkBytes];
        do
        {
            var count = await file.ReadAsync(buffer, cancel);
            // An empty file is one empty chunk, so that its length is told too.
            await stream.WriteAsync(new FileChunk { Data = ByteString.CopyFrom(buffer, 0, count), TotalBytes = file.Length }, cancel);
        }
        while (file.Position < file.Length);
    }
}
