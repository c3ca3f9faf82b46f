using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Transcripts;

internal static class TranscriptRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/hearings/{id}/transcript.json", ReadAsync).WithName("transcript");
        routes.MapGet("/api/hearings/{id}/transcript.vtt", async (
            HearingId id, ClaimsPrincipal user, TranscriptReader reader, HearingCalendar calendar, CancellationToken ct) =>
            Results.Text(WebVtt.Write(await ReadAsync(id, user, reader, calendar, ct)), "text/vtt", System.Text.Encoding.UTF8)).WithName("transcriptVtt");
    }

    // The gate has let in seat holders and staff of the case; a seat sees what it saw in the room, staff without a seat all of it.
    private static async Task<IReadOnlyList<TranscriptLine>> ReadAsync(
        HearingId id, ClaimsPrincipal user, TranscriptReader reader, HearingCalendar calendar, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(id, ct) ?? throw new NotThere();
        var seat = roster.SeatOf(user);
        return seat is null && user.Staff() is null ? throw new NotThere() : await reader.LinesAsync(id, seat, ct);
    }
}
