using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Arbitration.Media.Recording;

/// <summary>
/// The list of everything that was recorded in a room, in order and chained. Every row it hands out is durable. Thread-safe.
/// </summary>
public sealed class Manifest : IDisposable
{
    private readonly Lock _gate = new();
    private readonly RoomFolder _folder;
    private readonly TimeProvider _time;
    private readonly SafeFileHandle _file;
    private readonly List<ManifestRow> _rows;
    private long _length;

    private Manifest(RoomFolder folder, TimeProvider time, SafeFileHandle file, List<ManifestRow> rows, long length)
    {
        (_folder, _time, _file, _rows, _length) = (folder, time, file, rows, length);
    }

    /// <summary>Each row once it is durable, in order. Called within the lock: be quick and do not call back.</summary>
    public event Action<ManifestRow>? RowAppended;

    /// <summary>What a crash had left behind and was taken over when this was opened.</summary>
    public IReadOnlyList<ManifestRow> Adopted { get; private set; } = [];

    public ManifestRow? Last { get { lock (_gate) return _rows.Count == 0 ? null : _rows[^1]; } }

    /// <summary>The newest epoch that has a row, 0 for none.</summary>
    public long NewestEpoch => Last?.Epoch ?? 0;

    /// <summary>End of the programme's last durable segment in hearing time, -1 for none.</summary>
    public long DurableUs { get { lock (_gate) return _rows.FindLast(r => r is { Kind: RowKind.Segment, IsProgramme: true })?.ToUs ?? -1; } }

    /// <summary>Sequence number of the newest head of the hearing's log that was noted, -1 for none.</summary>
    public long NotedLogSeq { get { lock (_gate) return _rows.FindLast(r => r.Kind == RowKind.Mark)?.Bytes ?? -1; } }

    /// <summary>Opens or begins a room's manifest, drops a torn last line, and adopts what a crash left behind.</summary>
    /// <exception cref="ManifestDamagedException">A whole row does not verify.</exception>
    public static Manifest Open(RoomFolder folder, TimeProvider time)
    {
        folder.Create();
        var (rows, length) = ReadWhole(folder);
        var file = File.OpenHandle(folder.ManifestPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        try
        {
            DurableFile.Truncate(file, length);
            DurableFile.SyncFolder(folder.Path);
            var manifest = new Manifest(folder, time, file, rows, length);
            manifest.Adopted = [.. new LeftoverAdoption(folder, manifest).Run(), .. new SoundAdoption(folder, manifest).Run()];
            return manifest;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The rows of a manifest file as they stand; stops before the first line that is not a row.</summary>
    public static IReadOnlyList<ManifestRow> Read(string path) =>
        Lines(path).Select(line => ManifestLine.Read(line.Text)).TakeWhile(row => row is not null).Select(row => row!).ToList();

    /// <summary>The rows after this number.</summary>
    public IReadOnlyList<ManifestRow> RowsSince(long row)
    {
        lock (_gate) return _rows.Skip((int)Math.Clamp(row, 0, _rows.Count)).ToList();
    }

    /// <summary>Notes the head of the hearing's log, so that the two chains hold each other.</summary>
    /// <exception cref="IOException">It could not be made durable and is not in the manifest.</exception>
    public ManifestRow Mark(long logSeq, string logHash, long hearingUs)
    {
        if (logHash.Length != 64 || !logHash.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("not a SHA-256 in lower-case hex", nameof(logHash));
        return Append(new ManifestRow
        {
            Epoch = NewestEpoch, Seq = -1, Kind = RowKind.Mark, File = "", Sha256 = logHash, Bytes = logSeq,
            FromUs = hearingUs, ToUs = hearingUs, Wall = _time.GetUtcNow(), MonoUs = NodeTime.Us(_time),
        });
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The programme's last segments with everything that was written beside them.</summary>
    internal IReadOnlyList<ManifestRow> LastSegments(int most)
    {
        lock (_gate)
        {
            var from = _rows.Count;
            for (var at = _rows.Count - 1; at >= 0 && most > 0; at--)
                if (_rows[at] is { Kind: RowKind.Segment, IsProgramme: true }) (from, most) = (at, most - 1);
            return _rows.Skip(from).Where(r => r.Kind == RowKind.Segment).ToList();
        }
    }

    /// <summary>Numbers, chains and writes the row; on an error the manifest is as before.</summary>
    internal ManifestRow Append(ManifestRow draft)
    {
        lock (_gate)
        {
            if (draft.Epoch < NewestEpoch) throw new StaleEpochException(draft.Epoch, NewestEpoch);
            var row = draft with
            {
                Row = _rows.Count + 1,
                Prev = _rows.Count == 0 ? ManifestLine.FirstPrev(_folder.Room) : _rows[^1].Hash,
            };
            row = row with { Hash = ManifestLine.HashOf(row) };
            var line = Encoding.UTF8.GetBytes(row.Json + "\n");
            DurableFile.Truncate(_file, _length);                       // an earlier attempt may have left half a line
            DurableFile.Write(_file, line, _length);
            _length += line.Length;
            _rows.Add(row);
            RowAppended?.Invoke(row);
            return row;
        }
    }

    // A row is reported only after its line feed is on the disk. So a line without one, or a last line that is no JSON at
    // all, was never promised to anybody; any other line that does not verify is damage that a crash cannot explain.
    private static (List<ManifestRow> Rows, long Length) ReadWhole(RoomFolder folder)
    {
        var rows = new List<ManifestRow>();
        var length = 0L;
        var prev = ManifestLine.FirstPrev(folder.Room);
        foreach (var (text, bytes, whole, last) in Lines(folder.ManifestPath))
        {
            if (!whole) break;
            if (last && text.Contains('\0', StringComparison.Ordinal)) break;
            var row = ManifestLine.Read(text);
            if (row is null || row.Row != rows.Count + 1 || row.Prev != prev || ManifestLine.HashOf(row) != row.Hash)
                throw new ManifestDamagedException(folder.ManifestPath, rows.Count + 1);
            rows.Add(row);
            prev = row.Hash;
            length += bytes;
        }
        return (rows, length);
    }

    internal static IEnumerable<(string Text, int Bytes, bool Whole, bool Last)> Lines(string path)
    {
        var content = File.Exists(path) ? File.ReadAllBytes(path) : [];
        for (var at = 0; at < content.Length;)
        {
            var feed = Array.IndexOf(content, (byte)'\n', at);
            var end = feed < 0 ? content.Length : feed;
            yield return (Encoding.UTF8.GetString(content, at, end - at), end - at + 1, feed >= 0, end + 1 >= content.Length);
            at = end + 1;
        }
    }
}
