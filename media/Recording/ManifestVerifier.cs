using System.Security.Cryptography;

namespace Arbitration.Media.Recording;

/// <summary>
/// Checks a folder of files against its manifest: every line, the chain, the order, and every byte of every file. Needs
/// nothing but the folder, so it serves the node's own folder and the copy kept under the hearing alike.
/// </summary>
public static class ManifestVerifier
{
    // Two rows may share this much: the base of an epoch is the court server's estimate of the node's clock.
    private const long OverlapUs = 50_000;

    /// <param name="folder">Holds manifest.jsonl and the files that its rows name.</param>
    /// <param name="room">With its name the chain begins.</param>
    /// <returns>
    /// Empty when all is well. Codes: manifest-missing, manifest-torn, row-unreadable, row-number, chain-broken, hash-wrong,
    /// epoch-order, seq-order, time-order, init-missing, name-wrong, file-missing, file-size, file-hash.
    /// </returns>
    public static IReadOnlyList<ManifestFault> Verify(string folder, string room)
    {
        var path = Path.Combine(folder, RoomFolder.ManifestName);
        if (!File.Exists(path)) return [new ManifestFault("manifest-missing", 0, path)];
        var faults = new List<ManifestFault>();
        var walk = new Walk(folder, ManifestLine.FirstPrev(room), faults);
        foreach (var (text, _, whole, _) in Manifest.Lines(path)) walk.Line(text, whole);
        return faults;
    }

    private sealed class Walk(string folder, string firstPrev, List<ManifestFault> faults)
    {
        private string _prev = firstPrev;
        private long _line;
        private long _epoch, _begunEpoch;
        private readonly Dictionary<string, ManifestRow> _lastOf = [], _lastSegmentOf = [];

        public void Line(string text, bool whole)
        {
            _line++;
            if (!whole)
            {
                Fault("manifest-torn", "the last line has no end");
                return;
            }
            if (ManifestLine.Read(text) is not { } row)
            {
                Fault("row-unreadable", "not a line of a manifest");
                _prev = "";
                return;
            }
            Chain(row);
            Order(row);
            if (row.Kind != RowKind.Mark) Stored(row);
        }

        private void Chain(ManifestRow row)
        {
            if (row.Row != _line) Fault("row-number", $"says {row.Row}");
            // After an unreadable line there is nothing to compare with; that line is a fault already.
            if (_prev.Length > 0 && row.Prev != _prev) Fault("chain-broken", "prev is not the hash of the row before");
            if (ManifestLine.HashOf(row) != row.Hash) Fault("hash-wrong", "the row is not what its hash was made of");
            _prev = row.Hash;
        }

        private void Order(ManifestRow row)
        {
            if (row.ToUs < row.FromUs) Fault("time-order", "ends before it starts");
            if (row.Epoch < _epoch) Fault("epoch-order", $"epoch {row.Epoch} after {_epoch}");
            if (row.Kind == RowKind.Mark) return;
            _epoch = row.Epoch;
            // The programme's init is the first row of an epoch, also before those of people's own tracks.
            if (row.Epoch != _begunEpoch && (row.Kind != RowKind.Init || !row.IsProgramme)) Fault("init-missing", $"epoch {row.Epoch} has no init");
            if (row.Seq != ExpectedSeq(row)) Fault("seq-order", $"seq {row.Seq} of epoch {row.Epoch}");
            (_begunEpoch, _lastOf[row.Track]) = (row.Epoch, row);
            if (row.Kind != RowKind.Segment) return;
            if (_lastSegmentOf.TryGetValue(row.Track, out var before) && row.FromUs < before.ToUs - OverlapUs) Fault("time-order", "starts before the segment ahead of it ends");
            _lastSegmentOf[row.Track] = row;
        }

        private long ExpectedSeq(ManifestRow row)
        {
            if (_lastOf.TryGetValue(row.Track, out var before) && before.Epoch == row.Epoch) return before.Seq + 1;
            // Without an init, which is a fault of its own, the first one may have any number.
            return !row.IsProgramme ? 1 : row.Kind == RowKind.Init ? 0 : row.Seq;
        }

        private void Stored(ManifestRow row)
        {
            var expected = NameOf(row);
            if (row.File != expected || !RoomFolder.IsName(row.File))
            {
                Fault("name-wrong", $"{row.File} in place of {expected}");
                return;
            }
            var path = Path.Combine(folder, row.File);
            if (!File.Exists(path))
            {
                Fault("file-missing", row.File);
                return;
            }
            using var stream = File.OpenRead(path);
            if (stream.Length != row.Bytes) Fault("file-size", $"{row.File} has {stream.Length} bytes, not {row.Bytes}");
            else if (ManifestLine.Hex(SHA256.HashData(stream)) != row.Sha256) Fault("file-hash", row.File);
        }

        private static string NameOf(ManifestRow row) => row switch
        {
            { IsProgramme: true, Kind: RowKind.Init } => RoomFolder.InitName(row.Epoch),
            { IsProgramme: true } => RoomFolder.SegmentName(row.Epoch, row.Seq, row.Access),
            _ when row.Track.StartsWith(RoomFolder.SoundTrack, StringComparison.Ordinal) => RoomFolder.SoundName(row.Epoch, row.Seq, row.Track, row.Access),
            _ => $"no file, for there is no track {row.Track}",
        };

        private void Fault(string code, string text) => faults.Add(new ManifestFault(code, _line, text));
    }
}
