namespace Arbitration.Media.Recording;

/// <summary>A stretch of a sitting: a recorded segment, or (no row) a slate with this text.</summary>
internal sealed record Stretch(long FromUs, long ToUs, ManifestRow? Segment, string Slate);

/// <summary>Lays the segments of a manifest out over hearing time and fills what is between them.</summary>
internal static class SittingTimeline
{
    private const long LeastSlateUs = 40_000;               // less than a picture: the last one simply stays
    private const long MostSlateUs = 300_000_000;           // a slate of hours is not held in memory at once
    private const string Undeclared = "录制中断";

    public static IReadOnlyList<Stretch> Of(IEnumerable<ManifestRow> rows, IReadOnlyList<DeclaredGap> gaps, long untilUs)
    {
        var stretches = new List<Stretch>();
        var at = 0L;
        foreach (var row in rows.Where(r => r is { Kind: RowKind.Segment, IsProgramme: true }).OrderBy(r => r.Row))
        {
            Fill(stretches, at, row.FromUs, gaps);
            stretches.Add(new Stretch(row.FromUs, row.ToUs, row, ""));
            at = Math.Max(at, row.ToUs);
        }
        Fill(stretches, at, untilUs, gaps);
        return stretches;
    }

    private static void Fill(List<Stretch> stretches, long fromUs, long toUs, IReadOnlyList<DeclaredGap> gaps)
    {
        if (toUs - fromUs < LeastSlateUs) return;
        var declared = gaps.Where(g => Shared(g, fromUs, toUs) > 0).MaxBy(g => Shared(g, fromUs, toUs));
        for (; fromUs < toUs; fromUs += MostSlateUs)
            stretches.Add(new Stretch(fromUs, Math.Min(toUs, fromUs + MostSlateUs), null, declared?.Cause ?? Undeclared));
    }

    private static long Shared(DeclaredGap gap, long fromUs, long toUs) => Math.Min(gap.ToUs, toUs) - Math.Max(gap.FromUs, fromUs);
}
