using System.Security.Cryptography;
using System.Text.Json;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Recordings;
using Arbitration.Court.Shared;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Documents;

/// <summary>Composes the record of a sitting out of its log, its transcript and its recording.</summary>
internal sealed class RecordComposer(HearingLog log, TranscriptReader transcripts, RecordingReader recordings, HearingCalendar calendar)
{
    public async Task<ComposedRecord> ComposeAsync(HearingId hearing, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        var progress = await calendar.ProgressAsync(hearing, ct) ?? throw new NotThere();
        var lines = await transcripts.LinesAsync(hearing, null, ct);
        var stored = await log.ReadAsync(hearing, ct);
        // What was meant for some seats only, such as a deliberation, is no part of the record that all of them sign.
        var everything = stored.Select(row => LoggedEvent.Read(row.Canonical)).ToList();
        var events = everything.Where(e => e.Audience is null).ToList();
        var timeline = await recordings.TimelineAsync(hearing, ct);
        var gaps = await recordings.GapsAsync(timeline, ct);
        var head = await recordings.HeadAsync(hearing, ct);
        var linesJson = JsonSerializer.SerializeToUtf8Bytes(lines, CourtJson.Options);
        var content = new RecordContent
        {
            Commission = roster.Commission, CaseNumber = roster.CaseNumber, Cause = roster.Cause, Sitting = roster.Sitting,
            // Until signing exists there is no record but a draft.
            IsDraft = true,
            OpenedAt = progress.OpenedWall is { } opened ? ChineseText.DateAndClock(opened) : null,
            ClosedAt = progress.ClosedWall is { } closed ? ChineseText.DateAndClock(closed) : null,
            Tribunal = [.. roster.Seats.Where(s => s.UserName is not null).Select(s => new RecordPerson(RecordWords.Label(s, roster), s.Name, ""))],
            People = [.. roster.Seats.Where(s => s.UserName is null).Select(s => new RecordPerson(RecordWords.Label(s, roster), s.Name, RecordAttendance.Of(s.Seat.Value, events), RecordIdentity.Of(s, roster, everything)))],
            Signers = [.. roster.Seats.Where(s => RecordAttendance.Came(s.Seat.Value, events)).Select(s => new RecordPerson(RecordWords.Label(s, roster), s.Name, ""))],
            Entries = RecordBody.Of(roster, lines, events), Recording = RecordWords.Recording(events, gaps, timeline.DurationUs), LineCount = lines.Count,
            TranscriptHash = Convert.ToHexStringLower(SHA256.HashData(linesJson)),
            LogSeq = stored.Count, LogHash = stored.Count == 0 ? "" : Convert.ToHexStringLower(stored[^1].Hash),
            ManifestRow = head?.Row ?? 0, ManifestHash = head?.Hash ?? "",
        };
        var machine = JsonSerializer.SerializeToUtf8Bytes(new
        {
            format = "arbitration hearing record 1", hearing, content, lines, gaps,
        }, CourtJson.Options);
        return new ComposedRecord(roster, HearingCalendar.IsClosed(progress.Phase), content, machine);
    }
}

/// <param name="Machine">The same as JSON, for the archive's copy.</param>
internal sealed record ComposedRecord(HearingRoster Roster, bool IsClosed, RecordContent Content, byte[] Machine);
