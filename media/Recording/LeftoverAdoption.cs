using System.Security.Cryptography;

namespace Arbitration.Media.Recording;

/// <summary>
/// Takes over what a crash left of the programme between the disk and the manifest: a segment that had its name but no row, and the `.part`
/// that was being written, trimmed to its last whole fragment. Only of the newest epoch: an older one's are orphans.
/// </summary>
internal sealed class LeftoverAdoption(RoomFolder folder, Manifest manifest)
{
    public IReadOnlyList<ManifestRow> Run()
    {
        var rows = manifest.RowsSince(0);
        var epoch = manifest.NewestEpoch;
        if (rows.LastOrDefault(r => r.Kind == RowKind.Init && r.Epoch == epoch) is not { } init
            || !File.Exists(folder.PathOf(init.File))
            || InitTrack.Read(File.ReadAllBytes(folder.PathOf(init.File))) is not { } track) return [];
        var adopted = new List<ManifestRow>();
        var last = rows.Last(r => r.Epoch == epoch && r.Kind != RowKind.Mark && r.IsProgramme);
        while (Find(epoch, last.Seq + 1) is { } found && Adopt(found.Name, found.Access, found.IsPart, last, init, track) is { } row)
        {
            adopted.Add(row);
            last = row;
        }
        return adopted;
    }

    // A slate's leftover is found in the open folder and adopted as open: its picture shows nobody.
    private (string Name, SegmentAccess Access, bool IsPart)? Find(long epoch, long seq)
    {
        foreach (var access in (SegmentAccess[])[SegmentAccess.Open, SegmentAccess.Closed])
        {
            var name = RoomFolder.SegmentName(epoch, seq, access);
            if (File.Exists(folder.PathOf(name))) return (name, access, false);
            if (File.Exists(folder.PathOf(name) + RoomPart.Suffix)) return (name, access, true);
        }
        return null;
    }

    private ManifestRow? Adopt(string name, SegmentAccess access, bool isPart, ManifestRow last, ManifestRow init, InitTrack track)
    {
        var path = folder.PathOf(name) + (isPart ? RoomPart.Suffix : "");
        var bytes = File.ReadAllBytes(path);
        if (WholeFragments.Read(bytes, track) is not { } whole)
        {
            if (isPart) File.Delete(path);                  // not one second of it was whole
            return null;
        }
        DurableFile.Trim(path, whole.Bytes);
        if (isPart) DurableFile.Rename(path, folder.PathOf(name));
        var sinceInit = whole.FromUs - init.FromUs;
        return manifest.Append(new ManifestRow
        {
            Epoch = init.Epoch, Seq = last.Seq + 1, Kind = RowKind.Segment, File = name,
            Sha256 = ManifestLine.Hex(SHA256.HashData(bytes.AsSpan(0, whole.Bytes))), Bytes = whole.Bytes,
            FromUs = whole.FromUs, ToUs = whole.ToUs, Access = access, Cut = isPart || whole.Bytes < bytes.Length,
            Wall = init.Wall + TimeSpan.FromMicroseconds(sinceInit), MonoUs = init.MonoUs + sinceInit,
        });
    }
}
