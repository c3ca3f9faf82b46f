using System.Security.Cryptography;
using Arbitration.Media.Contract;
using Arbitration.Media.Recording;
using Google.Protobuf;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>Files that are to be shown in a room, each named by its hash, in a folder apart from what is recorded.</summary>
internal sealed class ShownFiles(string roomFolder)
{
    private const long MostPageBytes = 64L << 20, MostClipBytes = 2L << 30;
    // What is recorded comes first: the last of the disk is not for files.
    private const long LeastFreeBytes = 1L << 30;
    private const string Incoming = ".incoming";
    private const UnixFileMode OwnOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _folder = Path.Combine(roomFolder, "shown");

    public string PathOf(string sha256) => Path.Combine(_folder, sha256);

    public bool Has(string sha256) => File.Exists(PathOf(sha256));

    /// <summary>Removes what a crash left half written. At start, when nothing is coming in.</summary>
    public void Sweep()
    {
        if (!Directory.Exists(_folder)) return;
        foreach (var left in Directory.EnumerateFiles(_folder, "*" + Incoming)) File.Delete(left);
    }

    /// <summary>Stores a file; when this returns it outlives a power loss.</summary>
    /// <exception cref="RpcException">As PutFile in node.proto says.</exception>
    public async Task StoreAsync(FileToShow file, IAsyncEnumerable<ByteString> bytes, CancellationToken cancel)
    {
        if (Has(file.Sha256))
        {
            // Taken to its end, so that the sender does not find the call ended beneath its hands.
            await foreach (var _ in bytes.WithCancellation(cancel))
            {
            }

            return;
        }

        Directory.CreateDirectory(_folder, OwnOnly);
        var incoming = Path.Combine(_folder, $"{file.Sha256}.{Guid.NewGuid():N}{Incoming}");
        try
        {
            await WriteAsync(incoming, file, bytes, cancel);
            DurableFile.Rename(incoming, PathOf(file.Sha256));
            DurableFile.SyncFolder(roomFolder);
        }
        catch (IOException full)
        {
            throw new RpcException(new Status(StatusCode.ResourceExhausted, $"the file could not be written: {full.Message}"));
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    private async Task WriteAsync(string path, FileToShow file, IAsyncEnumerable<ByteString> bytes, CancellationToken cancel)
    {
        var most = file.Kind == Shown.Types.Kind.Page ? MostPageBytes : MostClipBytes;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var written = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await foreach (var piece in bytes.WithCancellation(cancel))
        {
            if (written.Position + piece.Length > most) throw Exhausted($"more than {most >> 20} MiB");
            if (new DriveInfo(_folder).AvailableFreeSpace < LeastFreeBytes + piece.Length) throw Exhausted("the disk is short of room");
            hash.AppendData(piece.Span);
            await written.WriteAsync(piece.Memory, cancel);
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256) throw new RpcException(new Status(StatusCode.InvalidArgument, "the bytes are not those of the hash"));
        await written.FlushAsync(cancel);
        DurableFile.Sync(written.SafeFileHandle);
    }

    private static RpcException Exhausted(string why) => new(new Status(StatusCode.ResourceExhausted, why));
}
