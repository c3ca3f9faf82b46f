using System.Threading.Channels;

namespace Arbitration.Court.Evidence.Pressing;

/// <summary>Files that wait for the press. Unbounded, for what it holds is an id, and each has its file on the disk already.</summary>
internal sealed class PressQueue
{
    private readonly Channel<FileId> _files = Channel.CreateUnbounded<FileId>();

    public void Add(FileId file) => _files.Writer.TryWrite(file);

    public IAsyncEnumerable<FileId> AllAsync(CancellationToken ct) => _files.Reader.ReadAllAsync(ct);
}
