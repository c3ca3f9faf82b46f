using System.Globalization;
using System.Security.Cryptography;

namespace Arbitration.Media.Recording;

/// <summary>
/// Takes over what a crash left of people's own tracks, each trimmed to its last whole page. As with the programme, only of the
/// newest epoch, and in the order of the files.
/// </summary>
internal sealed class SoundAdoption(RoomFolder folder, Manifest manifest)
{
    public IReadOnlyList<ManifestRow> Run()
    {
        var rows = manifest.RowsSince(0);
        var epoch = manifest.NewestEpoch;
        if (rows.LastOrDefault(r => r.Kind == RowKind.Init && r.Epoch == epoch) is not { } init) return [];
        var next = rows.Where(r => r.Epoch == epoch && r is { Kind: RowKind.Segment, IsProgramme: false }).GroupBy(r => r.Track).ToDictionary(g => g.Key, g => g.Max(r => r.Seq) + 1);
        var adopted = new List<ManifestRow>();
        foreach (var (name, seq, access) in Left(epoch))
        {
            var track = RoomFolder.TrackOf(name)!;
            if (seq != next.GetValueOrDefault(track, 1) || Adopt(name, seq, track, access, init) is not { } row) continue;
            adopted.Add(row);
            next[track] = seq + 1;
        }
        return adopted;
    }

    private IEnumerable<(string Name, long Seq, SegmentAccess Access)> Left(long epoch) =>
        from access in (SegmentAccess[])[SegmentAccess.Open, SegmentAccess.Closed]
        let inFolder = access == SegmentAccess.Closed ? "closed/" : ""
        from path in Directory.EnumerateFiles(folder.PathOf(inFolder), $"{epoch}-*.ogg*")
        let name = inFolder + Path.GetFileName(path).Replace(RoomPart.Suffix, "", StringComparison.Ordinal)
        where RoomFolder.IsName(name)
        let seq = long.Parse(Path.GetFileName(name).Split('-')[1], CultureInfo.InvariantCulture)
        orderby seq
        select (name, seq, access);

    private ManifestRow? Adopt(string name, long seq, string track, SegmentAccess access, ManifestRow init)
    {
        var isPart = !File.Exists(folder.PathOf(name));
        var path = folder.PathOf(name) + (isPart ? RoomPart.Suffix : "");
        var bytes = File.ReadAllBytes(path);
        if (WholePages.Read(bytes) is not { } whole || whole.Headers.Track != track)
        {
            if (isPart) File.Delete(path);                  // not one page of it was whole
            return null;
        }
        DurableFile.Trim(path, whole.Bytes);
        if (isPart) DurableFile.Rename(path, folder.PathOf(name));
        var sinceInit = whole.Headers.FromUs - init.FromUs;
        return manifest.Append(new ManifestRow
        {
            Epoch = init.Epoch, Seq = seq, Kind = RowKind.Segment, Track = track, File = name,
            Sha256 = ManifestLine.Hex(SHA256.HashData(bytes.AsSpan(0, whole.Bytes))), Bytes = whole.Bytes,
            FromUs = whole.Headers.FromUs, ToUs = whole.ToUs, Access = access, Cut = isPart || whole.Bytes < bytes.Length,
            Wall = init.Wall + TimeSpan.FromMicroseconds(sinceInit), MonoUs = init.MonoUs + sinceInit,
        });
    }
}
