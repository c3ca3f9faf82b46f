namespace Arbitration.Court.Recordings;

/// <summary>
/// A sitting from hearing time 0 to its end as pieces without holes: what was recorded, and the gaps between. So a position in it
/// is hearing time.
/// </summary>
internal static class Timeline
{
    /// <summary>Holes below one frame are rounding of the recorder's clock, not loss.</summary>
    internal const long FrameUs = 40_000;

    /// <param name="segments">Whole segments in the order of the manifest.</param>
    /// <param name="untilUs">End of the sitting, or null while it goes on: then the end of the last segment.</param>
    public static IReadOnlyList<TimelinePiece> Of(IEnumerable<RecordingRow> segments, long? untilUs)
    {
        var pieces = new List<TimelinePiece>();
        long at = 0;
        long epoch = 0;
        foreach (var segment in segments)
        {
            // A segment that lies wholly behind us repeats what is there already.
            if (segment.ToUs <= at) continue;
            if (segment.FromUs - at > FrameUs)
            {
                pieces.Add(new TimelinePiece(at, segment.FromUs, epoch, null));
                at = segment.FromUs;
            }
            pieces.Add(new TimelinePiece(at, segment.ToUs, segment.Epoch, segment));
            (at, epoch) = (segment.ToUs, segment.Epoch);
        }
        if (untilUs is { } end && end - at > FrameUs) pieces.Add(new TimelinePiece(at, end, epoch, null));
        return pieces;
    }
}

/// <param name="Epoch">The segment's; of a gap, the epoch before it (0: none yet).</param>
/// <param name="Segment">Null: a gap.</param>
internal sealed record TimelinePiece(long FromUs, long ToUs, long Epoch, RecordingRow? Segment);
