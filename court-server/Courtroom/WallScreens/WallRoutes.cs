using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Evidence;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>A screen gets its secret and the page on display; presiding arbitrator and clerk connect and end screens.</summary>
internal static class WallRoutes
{
    private const string Screens = "/api/hearings/{id}/wall-screens";

    /// <param name="Entry">The client that the server has now; a page that began with another one loads itself anew.</param>
    internal sealed record ScreenKnown(string? Entry);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHub<WallHub>("/hub/wall");
        routes.MapPost("/api/wall/screen", (HttpContext context, CourtOptions options) =>
        {
            WallSecret.Keep(context);
            return new ScreenKnown(BuiltClient.Entry(options));
        }).ExcludeFromDescription();
        routes.MapGet("/api/wall/display/{fileId}/{page:int}", ReadShownAsync).ExcludeFromDescription();
        routes.MapGet("/api/wall/display/{fileId}/media", (FileId fileId, HttpContext context, ClaimsPrincipal user, WallPages pages, ExhibitPages images, CancellationToken ct) =>
            ReadShownAsync(fileId, 0, context, user, pages, images, ct)).ExcludeFromDescription();
        routes.MapGet(Screens, async (HearingId id, ClaimsPrincipal user, HearingCalendar calendar, WallPairing pairing, CancellationToken ct) =>
            await pairing.ReadAsync(await KeeperAsync(id, user, calendar, ct), ct)).ExcludeFromDescription();
        routes.MapPost(Screens, async (HearingId id, WallPairing.Wanted body, ClaimsPrincipal user, HearingCalendar calendar, WallPairing pairing, CancellationToken ct) =>
        {
            var at = await KeeperAsync(id, user, calendar, ct);
            await pairing.PairAsync(at, body, ct);
            return await pairing.ReadAsync(at, ct);
        }).ExcludeFromDescription();
        routes.MapDelete(Screens + "/{screenId}", async (HearingId id, WallScreenId screenId, ClaimsPrincipal user, HearingCalendar calendar, WallPairing pairing, CancellationToken ct) =>
        {
            await pairing.EndAsync(await KeeperAsync(id, user, calendar, ct), screenId, ct);
            return Results.NoContent();
        }).ExcludeFromDescription();
    }

    private static async Task<SeatAt> KeeperAsync(HearingId id, ClaimsPrincipal user, HearingCalendar calendar, CancellationToken ct)
    {
        var roster = await calendar.RosterAsync(id, ct) ?? throw new NotThere();
        return roster.SeatOf(user) is { Role: Role.Presiding or Role.Clerk } seat ? new SeatAt(roster, seat) : throw new RuleRefused("wall.not-yours");
    }

    /// <summary>A page on display at full resolution, or (page 0) the clip, while the screen may show it.</summary>
    private static async Task<IResult> ReadShownAsync(FileId fileId, int page, HttpContext context, ClaimsPrincipal user, WallPages pages, ExhibitPages images, CancellationToken ct)
    {
        var secret = WallSecret.Of(user)!.Value;
        if (pages.RoomOf(secret) is not { } room || !WallSight.IsOpen(room.Reading.State, secret.ScreenId.Value)) throw new NotThere();
        if (!room.Reading.State.Of<DisplayState>().Shows(fileId.Value, page)) throw new NotThere();
        if (await images.OpenShownAsync(fileId, page, ct) is not { } shown) throw new NotThere();
        // Kept by nobody: the machine stands in a room to which anybody may come.
        context.Response.Headers.CacheControl = "no-store";
        return Results.Stream(shown.Content, shown.ContentType, enableRangeProcessing: page == 0);
    }
}
