using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence.Uploads;

/// <summary>Parts of files on their way in, on the court server's own disk: they are pressed from here, and go to the file store when they are taken.</summary>
internal sealed class UploadFolder
{
    /// <summary>Left free for what records and stores.</summary>
    private const long Reserve = 2L << 30;
    private readonly string _folder;

    public UploadFolder(CourtOptions options)
    {
        _folder = options.InData("uploads");
        Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string PartOf(UploadId upload) => Path.Combine(_folder, $"{upload}.part");

    /// <summary>Where a finished file waits for the press; its id, so that nothing of its name is a path.</summary>
    public string FileOf(FileId file) => Path.Combine(_folder, $"{file}.file");

    public string PressOf(FileId file) => Path.Combine(_folder, $"{file}.press");

    public long ReceivedOf(UploadId upload) => new FileInfo(PartOf(upload)) is { Exists: true } part ? part.Length : 0;

    public bool HasRoomFor(long bytes) => new DriveInfo(_folder).AvailableFreeSpace - bytes > Reserve;

    /// <summary>Adds what comes, at most as much as is missing; whatever has arrived when the line breaks stays.</summary>
    /// <returns>How much of the file is here now.</returns>
    /// <exception cref="RuleRefused">It does not go on from where the part ends, or somebody else is writing to it.</exception>
    public async Task<long> AppendAsync(UploadId upload, long from, long total, Stream content, CancellationToken ct)
    {
        await using var part = Open(upload);
        if (part.Length != from) throw new RuleRefused("evidence.upload-elsewhere", new Dictionary<string, string> { ["received"] = $"{part.Length}" });
        part.Position = from;
        var buffer = new byte[128 * 1024];
        try
        {
            while (part.Position < total)
            {
                var wanted = (int)Math.Min(buffer.Length, total - part.Position);
                var read = await content.ReadAsync(buffer.AsMemory(0, wanted), ct);
                if (read == 0) break;
                await part.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
        }
        finally
        {
            part.Flush(flushToDisk: true);
        }

        return part.Position;
    }

    private FileStream Open(UploadId upload)
    {
        try
        {
            return new FileStream(PartOf(upload), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, useAsync: true);
        }
        catch (IOException) when (File.Exists(PartOf(upload)))
        {
            throw new RuleRefused("evidence.upload-busy");
        }
    }
}
