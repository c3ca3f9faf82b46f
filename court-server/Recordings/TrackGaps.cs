using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Recordings;

/// <summary>Why a person's own track has a hole, from what the hearing's log says of that time. Pure.</summary>
internal static class TrackGaps
{
    public const string OffTheRecord = "off-the-record", Muted = "muted", Absent = "absent", NoSound = "no-sound";

    // A mute takes effect between two packets, an arrival before the first sound: so much belongs to the cause beside it.
    private const long SeamUs = 2_000_000;

    /// <summary>What is known of one seat, strongest first: a gap of the whole recording, a slate, a mute, not being there.</summary>
    public static IReadOnlyList<CauseSpan> Spans(string seat, IReadOnlyList<LoggedEvent> events, IReadOnlyList<RecordingGap> programmeGaps, long durationUs) =>
    [
        .. programmeGaps.Select(gap => new CauseSpan(gap.FromUs, gap.ToUs, gap.Cause, gap.Epoch)),
        .. While(events, durationUs, OffTheRecord, false, e => e is PhaseChanged changed ? changed.To is HearingPhase.Recess or HearingPhase.Mediation : null),
        .. While(events, durationUs, Muted, false, e => e is SeatMuted muted && muted.Seat == seat ? muted.Muted : null),
        .. While(events, durationUs, Absent, true, e => e switch
        {
            PersonEntered entered when entered.Seat == seat => false,
            PersonLeft left when left.Seat == seat => true,
            _ => null,
        }),
    ];

    /// <summary>Cuts holes where their cause changes. Their sum stays.</summary>
    public static IReadOnlyList<RecordingGap> Name(IReadOnlyList<TimelinePiece> holes, IReadOnlyList<CauseSpan> spans) =>
        [.. holes.SelectMany(hole => Joined([.. Cut(hole, spans)]))];

    private static IEnumerable<RecordingGap> Cut(TimelinePiece hole, IReadOnlyList<CauseSpan> spans)
    {
        long[] edges =
        [
            .. spans.SelectMany(span => new[] { span.FromUs, span.ToUs }).Where(at => at > hole.FromUs && at < hole.ToUs)
                .Append(hole.FromUs).Append(hole.ToUs).Distinct().Order(),
        ];
        foreach (var (from, to) in edges.Zip(edges.Skip(1)))
        {
            var known = spans.FirstOrDefault(span => span.FromUs <= from && span.ToUs >= to);
            yield return new RecordingGap(from, to, known?.Cause ?? NoSound, known is { Epoch: > 0 } ? known.Epoch : hole.Epoch);
        }
    }

    private static List<RecordingGap> Joined(List<RecordingGap> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Cause != NoSound || parts[i].ToUs - parts[i].FromUs > SeamUs || parts.Count == 1) continue;
            parts[i] = parts[i] with { Cause = parts[i > 0 ? i - 1 : i + 1].Cause };
        }
        var joined = new List<RecordingGap>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && joined[^1].Cause == part.Cause) joined[^1] = joined[^1] with { ToUs = part.ToUs };
            else joined.Add(part);
        }
        return joined;
    }

    /// <param name="begins">How it is before the first event says anything.</param>
    /// <param name="tells">Whether it holds from this event on; null: the event says nothing of it.</param>
    private static IEnumerable<CauseSpan> While(IReadOnlyList<LoggedEvent> events, long durationUs, string cause, bool begins, Func<HearingEvent, bool?> tells)
    {
        long? since = begins ? 0 : null;
        foreach (var happened in events)
        {
            if (tells(happened.Event) is not { } holds || holds == since is not null) continue;
            var at = happened.HearingUs ?? 0;
            if (since is { } from && at > from) yield return new CauseSpan(from, at, cause, 0);
            since = holds ? at : null;
        }
        if (since is { } open && durationUs > open) yield return new CauseSpan(open, durationUs, cause, 0);
    }
}

/// <param name="Epoch">0: that of the recording there.</param>
internal sealed record CauseSpan(long FromUs, long ToUs, string Cause, long Epoch);
