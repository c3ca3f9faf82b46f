using System.Security.Cryptography;

namespace Arbitration.Court.Storage.Files;

/// <summary>Files under one folder: write beside, fsync, link to the name (create-only), fsync the folder, read back the hash.</summary>
internal sealed class DiskFileStore(string root) : IFileStore
{
    private readonly string _root = Path.GetFullPath(root);

    public async Task<StoredFile> PutAsync(string name, Stream content, CancellationToken ct)
    {
        var path = PathOf(name);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():n}.part");
        try
        {
            await WriteDurablyAsync(part, content, ct);
            var written = await HashFileAsync(name, part, ct);
            if (await HashAsync(name, ct) is { } present)
                return present.Sha256 == written.Sha256 ? present : throw new FileConflict(name);
            // Never over an existing file: who came first stays, also when two of us store the same name at once.
            File.Move(part, path, overwrite: false);
            FolderSync.Run(folder);
            return written;
        }
        finally
        {
            File.Delete(part);
        }
    }

    public async Task AppendAsync(string name, long atLength, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var isNew = !File.Exists(path);
        await using (var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read))
        {
            if (file.Length < atLength) throw new FileConflict(name);
            // What stands after atLength was written before a crash and is written again, the same or more.
            file.SetLength(atLength);
            file.Position = atLength;
            await file.WriteAsync(bytes, ct);
            file.Flush(flushToDisk: true);
        }
        if (isNew) FolderSync.Run(Path.GetDirectoryName(path)!);
    }

    public Task<Stream?> OpenAsync(string name, CancellationToken ct)
    {
        var path = PathOf(name);
        return Task.FromResult<Stream?>(File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, useAsync: true)
            : null);
    }

    public async Task<StoredFile?> HashAsync(string name, CancellationToken ct) =>
        File.Exists(PathOf(name)) ? await HashFileAsync(name, PathOf(name), ct) : null;

    public Task<long?> LengthAsync(string name, CancellationToken ct)
    {
        var file = new FileInfo(PathOf(name));
        return Task.FromResult(file.Exists ? file.Length : (long?)null);
    }

    private static async Task WriteDurablyAsync(string path, Stream content, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 128 * 1024, useAsync: true);
        await content.CopyToAsync(file, ct);
        await file.FlushAsync(ct);
        file.Flush(flushToDisk: true);
    }

    private static async Task<StoredFile> HashFileAsync(string name, string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 128 * 1024, useAsync: true);
        var hash = await SHA256.HashDataAsync(file, ct);
        return new StoredFile(name, file.Length, Convert.ToHexStringLower(hash));
    }

    private string PathOf(string name)
    {
        var path = Path.GetFullPath(Path.Combine(_root, name));
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("A name must stay inside the store.", nameof(name));
    }
}
