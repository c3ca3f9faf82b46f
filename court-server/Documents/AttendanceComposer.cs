using System.Globalization;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Recordings;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Documents;

/// <summary>
/// Composes the sheet of who was connected when, so that a tribunal can tell a line that dropped out from a person who walked
/// out. Nothing follows from it by itself.
/// </summary>
internal sealed class AttendanceComposer(HearingLog log, RecordingReader recordings, SoundTracks tracks, HearingCalendar calendar, TimeProvider time)
{
    public async Task<(HearingRoster Roster, AttendanceContent Content)> ComposeAsync(HearingId hearing, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        var progress = await calendar.ProgressAsync(hearing, ct) ?? throw new NotThere();
        var stored = await log.ReadAsync(hearing, ct);
        var events = stored.Select(row => LoggedEvent.Read(row.Canonical)).ToList();
        var timeline = await recordings.TimelineAsync(hearing, ct);
        var sounds = (await tracks.ReadAsync(timeline, await recordings.GapsAsync(timeline, ct), ct)).ToDictionary(track => SoundFile.SeatOf(track.Track), track => track.RecordedUs);
        var from = events.Count == 0 ? roster.ScheduledWall : Wall.Read((events.Find(e => e.Event is PhaseChanged { To: HearingPhase.Waiting }) ?? events[0]).Wall);
        var to = progress.ClosedWall ?? time.GetUtcNow();
        return (roster, new AttendanceContent
        {
            Commission = roster.Commission, CaseNumber = roster.CaseNumber, Cause = roster.Cause, Sitting = roster.Sitting,
            From = ChineseText.DateAndClock(from), To = ChineseText.DateAndClock(to), IsRunning = !HearingCalendar.IsClosed(progress.Phase),
            People = [.. roster.Seats.Select(seat => Person(RecordWords.Label(seat, roster), seat, AttendanceSpans.Of(seat.Seat.Value, events, from, to), sounds))],
            LogSeq = stored.Count, LogHash = stored.Count == 0 ? "" : Convert.ToHexStringLower(stored[^1].Hash),
        });
    }

    private static AttendancePerson Person(string label, RosterSeat seat, IReadOnlyList<AttendanceSpan> spans, Dictionary<string, long> sounds)
    {
        var drops = spans.Where(span => !span.IsHere && span.Cause != AttendanceSpans.NotYet).ToList();
        var whole = spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length);
        return new AttendancePerson(
            label, seat.Name, Clock(Sum(spans.Where(span => span.IsHere))), drops.Count, Clock(Sum(drops)), Clock(drops.Count == 0 ? TimeSpan.Zero : drops.Max(drop => drop.Length)),
            sounds.TryGetValue(seat.Seat.Value, out var us) ? ChineseText.Offset(us) : "——",
            [.. spans.Select(span => new AttendanceBar(Percent(span.From - spans[0].From, whole), Percent(span.Length, whole), span.IsHere ? "here" : span.Cause == AttendanceSpans.NotYet ? "not-yet" : "away"))],
            // Being there for less than a second fills no line; each time away does, however short it looks: it was noticed late.
            [.. spans.Where(span => !span.IsHere || span.Length >= TimeSpan.FromSeconds(1)).Select(span => new AttendanceRow(
                ChineseText.Clock(span.From), ChineseText.Clock(span.To), Clock(span.Length), span.HearingUs is { } at ? ChineseText.Offset(at) : "", What(span)))]);
    }

    private static string What(AttendanceSpan span) => span.IsHere ? "在线" : span.Cause switch
    {
        AttendanceSpans.NotYet => "尚未入庭",
        Leaving.PageClosed => "离线：页面被关闭或离开",
        Leaving.Removed => "离线：被责令退出仲裁庭",
        _ => "离线：网络连接中断",
    };

    private static TimeSpan Sum(IEnumerable<AttendanceSpan> spans) => spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Length);

    private static string Clock(TimeSpan length) => ChineseText.Offset((long)length.TotalMicroseconds);

    private static string Percent(TimeSpan part, TimeSpan whole) =>
        (whole <= TimeSpan.Zero ? 0 : part / whole * 100).ToString("0.###", CultureInfo.InvariantCulture);
}
