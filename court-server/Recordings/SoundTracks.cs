using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Recordings;

/// <summary>People's own tracks of a sitting: how much of each there is, and why the rest is missing.</summary>
internal sealed class SoundTracks(IDbContextFactory<CourtDatabase> databases, HearingCalendar calendar, HearingLog log)
{
    /// <param name="programmeGaps">The gaps of the whole recording, with their causes.</param>
    public async Task<IReadOnlyList<SoundTrackView>> ReadAsync(RecordingTimeline timeline, IReadOnlyList<RecordingGap> programmeGaps, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var rows = await database.Set<RecordingRow>().AsNoTracking()
            .Where(r => r.HearingId == timeline.Hearing && r.Fault == null && r.Kind == "segment" && r.File.EndsWith(SoundFile.Ending)).OrderBy(r => r.Row).ToListAsync(ct);
        if (rows.Count == 0) return [];
        var roster = await calendar.RosterAsync(timeline.Hearing, ct) ?? throw new NotThere();
        var events = (await log.ReadAsync(timeline.Hearing, ct)).Select(row => LoggedEvent.Read(row.Canonical)).ToList();
        return
        [
            .. from row in rows
               group row by SoundFile.TrackOf(row.File) into track
               let seat = SoundFile.SeatOf(track.Key)
               let pieces = Timeline.Of(track, timeline.DurationUs)
               orderby track.Key
               select new SoundTrackView(track.Key, NameOf(roster, seat), pieces.Where(p => p.Segment is not null).Sum(p => p.ToUs - p.FromUs),
                   TrackGaps.Name([.. pieces.Where(p => p.Segment is null)], TrackGaps.Spans(seat, events, programmeGaps, timeline.DurationUs))),
        ];
    }

    private static string NameOf(HearingRoster roster, string seat) =>
        roster.Seats.FirstOrDefault(s => s.Seat.Value == seat) is { } known ? $"{RoleLabel.Of(known.Role)} {known.Name}" : seat;
}

/// <param name="Track">As in the manifest, such as sound/s1.</param>
/// <param name="Name">Role and name of the person.</param>
/// <param name="RecordedUs">With the gaps' lengths it makes the sitting's.</param>
internal sealed record SoundTrackView(string Track, string Name, long RecordedUs, IReadOnlyList<RecordingGap> Gaps);
