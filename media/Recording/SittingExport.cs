using System.Security.Cryptography;
using Arbitration.Media.Libav;

namespace Arbitration.Media.Recording;

/// <summary>
/// The programme of a whole sitting as one ordinary MP4 in which a position is hearing time. Epochs whose init differs (another version of
/// the node) cannot share a file: then a second part begins.
/// </summary>
public sealed class SittingExport(RoomFolder folder, SlateMaker slates)
{
    /// <param name="rows">The manifest's rows.</param>
    /// <param name="gaps">As declared; a hole without one says only that recording was interrupted.</param>
    /// <param name="untilUs">Hearing time of the close.</param>
    /// <param name="output">Path; overwritten when the file is whole. Further parts get -2, -3 … before the ending.</param>
    /// <param name="doneUs">Told about once a second of recording.</param>
    /// <exception cref="InvalidOperationException">Nothing was recorded.</exception>
    public IReadOnlyList<ExportedPart> Run(
        IReadOnlyList<ManifestRow> rows, IReadOnlyList<DeclaredGap> gaps, long untilUs, string output,
        Action<long>? doneUs = null, CancellationToken cancellation = default)
    {
        var inits = rows.Where(r => r.Kind == RowKind.Init).ToDictionary(r => r.Epoch);
        var parts = new List<ExportedPart>();
        foreach (var stretches in SplitByInit(SittingTimeline.Of(rows, gaps, untilUs), inits))
        {
            var init = inits[stretches.First(s => s.Segment is not null).Segment!.Epoch];
            var path = parts.Count == 0 ? output : Path.ChangeExtension(output, null) + $"-{parts.Count + 1}{Path.GetExtension(output)}";
            var part = path + RoomPart.Suffix;
            try
            {
                Mp4Remux.ToPlainMp4(Pieces(init, stretches), part, doneUs, cancellation);
                parts.Add(Finish(part, path, stretches[0].FromUs, stretches[^1].ToUs));
            }
            finally
            {
                File.Delete(part);                          // only there when it failed
            }
        }
        return parts;
    }

    private static List<List<Stretch>> SplitByInit(IReadOnlyList<Stretch> stretches, Dictionary<long, ManifestRow> inits)
    {
        if (stretches.All(s => s.Segment is null)) throw new InvalidOperationException("nothing was recorded");
        var groups = new List<List<Stretch>> { new() };
        string? init = null;
        foreach (var stretch in stretches)
        {
            if (stretch.Segment is { } row)
            {
                var own = inits[row.Epoch].Sha256;
                if (init is not null && own != init) groups.Add([]);
                init = own;
            }
            groups[^1].Add(stretch);
        }
        return groups;
    }

    private IEnumerable<Stream> Pieces(ManifestRow init, IEnumerable<Stretch> stretches)
    {
        yield return File.OpenRead(folder.PathOf(init.File));
        foreach (var stretch in stretches)
        {
            if (stretch.Segment is { } segment) yield return File.OpenRead(folder.PathOf(segment.File));
            else
                foreach (var fragment in slates(stretch.FromUs, stretch.ToUs, stretch.Slate)) yield return new MemoryStream(fragment.Bytes.ToArray());
        }
    }

    private static ExportedPart Finish(string part, string path, long fromUs, long toUs)
    {
        string hash;
        long bytes;
        using (var stream = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
        {
            hash = ManifestLine.Hex(SHA256.HashData(stream));
            bytes = stream.Length;
            DurableFile.Sync(stream.SafeFileHandle);
        }
        DurableFile.Rename(part, path);
        return new ExportedPart(path, bytes, hash, fromUs, toUs);
    }
}
