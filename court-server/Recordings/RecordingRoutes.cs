using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Cases;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage.Files;

namespace Arbitration.Court.Recordings;

/// <summary>Playing and downloading. Each play is written to the audit trail (REC 11).</summary>
internal static class RecordingRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/hearings/{id}/recording", ViewAsync).WithName("recording");
        routes.MapGet("/api/hearings/{id}/recording/playlist.m3u8", PlaylistAsync).WithName("recordingPlaylist");
        routes.MapGet("/api/hearings/{id}/recording/hearing.mp4", ExportAsync).WithName("recordingExport");
        routes.MapGet("/api/hearings/{id}/recording/{file}", (HearingId id, string file, ClaimsPrincipal user, RecordingReader reader, HearingCalendar calendar, IFileStore files, CancellationToken ct) =>
            FileAsync(id, file, reader, calendar, files, ct)).WithName("recordingFile");
        routes.MapGet("/api/hearings/{id}/recording/closed/{file}", (HearingId id, string file, RecordingReader reader, HearingCalendar calendar, IFileStore files, CancellationToken ct) =>
            FileAsync(id, $"closed/{file}", reader, calendar, files, ct)).WithName("recordingClosedFile");
    }

    private static async Task<RecordingView> ViewAsync(HearingId id, RecordingReader reader, SoundTracks tracks, ExportProgressBoard board, CancellationToken ct)
    {
        var timeline = await reader.TimelineAsync(id, ct);
        var done = await reader.ExportAsync(id, ct);
        var export = done is not null ? new ExportDone(done.Bytes, done.Sha256) : board.Of(id) ?? (ExportView)new NoExport();
        var state = timeline.Pieces.Count == 0 ? "none" : timeline.IsClosed ? "closed" : "recording";
        var gaps = await reader.GapsAsync(timeline, ct);
        return new RecordingView(state, timeline.DurationUs, gaps, export, done?.Verified, await tracks.ReadAsync(timeline, gaps, ct));
    }

    private static async Task<IResult> PlaylistAsync(HearingId id, ClaimsPrincipal user, RecordingReader reader, ICaseMembership membership, AuditTrail audit, CancellationToken ct)
    {
        var timeline = await reader.TimelineAsync(id, ct);
        if (timeline.Pieces.Count == 0) throw new NotThere("recording.none");
        await audit.WriteAsync(user.ActorIn(id), "recording.play", id.Value, "", ct);
        var isStaff = await membership.IsStaffOfAsync(user, id, ct);
        var text = Playlist.Write(timeline.Pieces, timeline.Inits, segment => isStaff || segment.Access != "closed", timeline.IsClosed);
        return Results.Text(text, "application/vnd.apple.mpegurl");
    }

    private static async Task<IResult> ExportAsync(
        HearingId id, ClaimsPrincipal user, RecordingReader reader, HearingCalendar calendar, ICaseMembership membership, IFileStore files, AuditTrail audit, CancellationToken ct)
    {
        var export = await reader.ExportAsync(id, ct) ?? throw new NotThere("recording.no-export");
        // The whole file holds closed parts, too; who may not see those watches the playlist.
        if (!await membership.IsStaffOfAsync(user, id, ct) && (await reader.PlayableAsync(id, ct)).Any(r => r.Access == "closed")) return Problems.Of(403, "recording.has-closed-parts");
        var roster = await calendar.RosterAsync(id, ct) ?? throw new NotThere();
        var content = await files.OpenAsync(RecordingFiles.Name(roster.CaseId, id, export.File), ct) ?? throw new NotThere("recording.no-export");
        await audit.WriteAsync(user.ActorIn(id), "recording.download", id.Value, export.Sha256, ct);
        return Results.Stream(content, "video/mp4", $"{roster.CaseNumber}-{roster.Sitting}.mp4", enableRangeProcessing: true);
    }

    private static async Task<IResult> FileAsync(
        HearingId id, string file, RecordingReader reader, HearingCalendar calendar, IFileStore files, CancellationToken ct)
    {
        // By its row, never by its name alone: only what the manifest knows is served, and a closed file only from its folder.
        if (await reader.FileAsync(id, file, ct) is not { } row) throw new NotThere("recording.file-unknown");
        var roster = await calendar.RosterAsync(id, ct) ?? throw new NotThere();
        var content = await files.OpenAsync(RecordingFiles.Name(roster.CaseId, id, row.File), ct) ?? throw new NotThere("recording.file-unknown");
        return Results.Stream(content, SoundFile.IsName(row.File) ? "audio/ogg" : row.Kind == "init" ? "video/mp4" : "video/iso.segment", enableRangeProcessing: true);
    }
}
