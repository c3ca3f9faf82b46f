using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Arbitration.Court.Media;
using Arbitration.Court.Recordings;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Tests.Recordings;

/// <summary>A media node's files and manifest, written as docs/protocols/manifest.md says.</summary>
internal sealed class FakeNode : INodeFiles
{
    private readonly Dictionary<string, byte[]> _files = [];
    private string _prev = "";
    private long _row;

    public List<ManifestRowLine> Rows { get; } = [];
    public ExportRequest? Asked { get; private set; }

    public byte[] this[string name]
    {
        get => _files[name];
        set => _files[name] = value;
    }

    public ManifestRowLine Init(string room, long epoch, long atUs) => Add(room, epoch, 0, "init", $"{epoch}-init.mp4", atUs, atUs, "open");

    public ManifestRowLine Segment(string room, long epoch, long seq, long fromUs, long toUs, string access = "open") =>
        Add(room, epoch, seq, "segment", $"{(access == "closed" ? "closed/" : "")}{epoch}-{seq:000000}.m4s", fromUs, toUs, access);

    /// <summary>A file of one person's own track; a node that lies gives the row another track than the file's name does.</summary>
    public ManifestRowLine Sound(string room, long epoch, long seq, string seat, long fromUs, long toUs, string access = "open", string? track = null) =>
        Add(room, epoch, seq, "segment", $"{(access == "closed" ? "closed/" : "")}{epoch}-{seq:000000}-{seat}.ogg", fromUs, toUs, access, track ?? $"sound/{seat}");

    private ManifestRowLine Add(string room, long epoch, long seq, string kind, string file, long fromUs, long toUs, string access, string track = "programme")
    {
        _files[file] = Encoding.UTF8.GetBytes($"{room} {file}");
        var sha = Convert.ToHexStringLower(SHA256.HashData(_files[file]));
        if (_row == 0) _prev = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"arbitration manifest 1\n{room}")));
        var body = string.Create(CultureInfo.InvariantCulture,
            $"{{\"row\":{++_row},\"epoch\":{epoch},\"seq\":{seq},\"kind\":\"{kind}\",\"track\":\"{track}\",\"file\":\"{file}\",\"sha256\":\"{sha}\",\"bytes\":{_files[file].Length},\"from\":{fromUs},\"to\":{toUs},\"wall\":\"2026-03-18T01:02:08.000Z\",\"mono\":1,\"access\":\"{access}\",\"cut\":false,\"prev\":\"{_prev}\"}}");
        _prev = Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(_prev), .. Encoding.UTF8.GetBytes(body)]));
        var line = new ManifestRowLine(_row, body[..^1] + $",\"hash\":\"{_prev}\"}}");
        Rows.Add(line);
        return line;
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(string room, string name, long offset, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        await Task.Yield();
        if (!_files.TryGetValue(name, out var bytes)) throw new NotThere("recording.file-unknown");
        foreach (var chunk in bytes.Chunk(7)) yield return chunk;
    }

    public Task<ExportedFile> ExportAsync(ExportRequest request, IProgress<ExportProgress> progress, CancellationToken ct)
    {
        Asked = request;
        _files["export.mp4"] = "a whole hearing"u8.ToArray();
        return Task.FromResult(new ExportedFile
        {
            Name = "export.mp4", Bytes = _files["export.mp4"].Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(_files["export.mp4"])), DurationUs = request.UntilUs,
        });
    }
}
