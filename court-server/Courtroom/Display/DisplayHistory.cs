using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Evidence;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Microsoft.Net.Http.Headers;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>
/// What was on display while a sitting was recorded, for whoever may play the recording: playback draws the original over the picture.
/// A reader gets what the recording gives them: staff of the case all of it, others nothing of a closed session.
/// </summary>
internal sealed class DisplayHistory(HearingLog log, HearingCalendar calendar, ICaseMembership membership, IEnumerable<IHearingPart> parts)
{
    private const int MostKept = 200;

    // A log only grows, and with the head that it had its readers have seen what they have seen: the images of a playback need not read it again each.
    private readonly ConcurrentDictionary<(HearingId Hearing, Reader Reader, long Head), FrozenSet<(string File, int Page)>> _shown = [];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/hearings/{id}/recording/display", async (HearingId id, ClaimsPrincipal user, DisplayHistory history, CancellationToken ct) =>
            Results.Json(await history.ReadAsync(id, user, ct), EventJson.Options)).WithName("displayHistory").ExcludeFromDescription();
        routes.MapGet("/api/hearings/{id}/recording/display/{fileId}/{page:int}", ImageAsync).WithName("pageOfRecording").ExcludeFromDescription();
    }

    public async Task<IReadOnlyList<DisplayMoment>> ReadAsync(HearingId hearing, ClaimsPrincipal user, CancellationToken ct)
    {
        var reader = await ReaderAsync(hearing, user, ct);
        return CourseFor(reader, await log.ReadAsync(hearing, ct));
    }

    /// <summary>By what was shown, not by the list: an exhibit that was withdrawn since was seen all the same.</summary>
    public async Task<bool> WasShownAsync(HearingId hearing, FileId file, int page, ClaimsPrincipal user, CancellationToken ct)
    {
        var reader = await ReaderAsync(hearing, user, ct);
        var asked = (hearing, reader, await log.HeadAsync(hearing, ct));
        if (!_shown.TryGetValue(asked, out var pages))
        {
            pages = CourseFor(reader, await log.ReadAsync(hearing, ct)).SelectMany(PagesOf).Select(shown => (shown.File, shown.Page)).ToFrozenSet();
            if (_shown.Count >= MostKept) _shown.Clear();
            _shown[asked] = pages;
        }

        return pages.Contains((file.Value, page));
    }

    private async Task<Reader> ReaderAsync(HearingId hearing, ClaimsPrincipal user, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        if (await membership.IsStaffOfAsync(user, hearing, ct)) return default;
        return roster.SeatOf(user) is { } seat ? new Reader(seat.Role, seat.Seat) : throw new NotThere();
    }

    private IReadOnlyList<DisplayMoment> CourseFor(Reader reader, IReadOnlyList<HearingEventRow> rows)
    {
        var events = rows.Select(row => LoggedEvent.Read(row.Canonical)).ToList();
        if (reader.Role is not { } role) return [.. DisplayCourse.Of(events, _ => true)];
        var sight = SightOf(events);
        return [.. DisplayCourse.Of(events, at => WhoMaySee.Room(sight, role, reader.Seat.Value, at) && !sight.Closed.Any(span => span.Holds(at)))];
    }

    private static async Task<IResult> ImageAsync(HearingId id, FileId fileId, int page, HttpContext context, ClaimsPrincipal user, DisplayHistory history, ExhibitPages pages, CancellationToken ct)
    {
        if (!await history.WasShownAsync(id, fileId, page, user, ct) || await pages.OpenAsync(fileId, page, ct) is not { } image) throw new NotThere();
        context.Response.GetTypedHeaders().CacheControl = new CacheControlHeaderValue { Private = true, MaxAge = TimeSpan.FromHours(1) };
        return Results.Stream(image.Content, image.ContentType);
    }

    private static IEnumerable<PageOnDisplay> PagesOf(DisplayMoment moment)
    {
        if (moment.Event is PageShown shown) yield return shown.Page;
        if (moment.Event is PageShownBeside beside) yield return beside.Page;
        if (moment.Stands is not { } stands) yield break;
        yield return stands.Page;
        if (stands.Beside is { } other) yield return other.Page;
    }

    private Sight SightOf(IEnumerable<LoggedEvent> events)
    {
        var part = parts.First(one => one.StateType == typeof(Sight));
        return (Sight)events.Aggregate(part.Start, part.Apply);
    }

    /// <param name="Role">Null: staff of the case, who see all of it.</param>
    private readonly record struct Reader(Role? Role, SeatId Seat);
}
