namespace Arbitration.Court.Storage.Files;

/// <summary>Where the files of a case are kept. Names look like cases/{case}/hearings/{hearing}/recording/1-000001.m4s.</summary>
internal interface IFileStore
{
    /// <summary>
    /// Stores a file once. It is durable, and its hash was computed from what was read back, when this returns. The same bytes
    /// under the same name again change nothing; other bytes are refused (<see cref="FileConflict"/>).
    /// </summary>
    Task<StoredFile> PutAsync(string name, Stream content, CancellationToken ct);

    /// <summary>Adds whole bytes at the end of a file that only grows, durably. <paramref name="atLength"/> is where they belong.</summary>
    Task AppendAsync(string name, long atLength, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>A seekable stream, or null when there is none.</summary>
    Task<Stream?> OpenAsync(string name, CancellationToken ct);

    /// <summary>Length and SHA-256 of what is stored, computed now; null when there is none.</summary>
    Task<StoredFile?> HashAsync(string name, CancellationToken ct);

    /// <summary>Length without reading it; null when there is none.</summary>
    Task<long?> LengthAsync(string name, CancellationToken ct);
}
