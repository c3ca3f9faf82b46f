using Arbitration.Media.Contract;

namespace Arbitration.Court.Media;

/// <summary>The stored bytes of a room on the media node. An unknown name is a NotThere, a node that is away a RuleRefused `media.node-away`.</summary>
public interface INodeFiles
{
    /// <summary>The file from <paramref name="offset"/> to its end.</summary>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string room, string name, long offset, CancellationToken ct);

    /// <summary>One MP4 of the whole sitting, with its gaps as slates; read it afterwards by the name in the answer.</summary>
    Task<ExportedFile> ExportAsync(ExportRequest request, IProgress<ExportProgress> progress, CancellationToken ct);
}
