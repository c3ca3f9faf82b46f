using System.Security.Claims;
using Arbitration.Court.Evidence;
using Arbitration.Court.Hearings;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>What is on display now, a page (whole, or of half its width and height) or a clip, for whoever is in the room: a witness and the public too, who have no list.</summary>
internal sealed class DisplayRoutes(KnownSeats seats, IGrainFactory grains, PagesAtHand pages, ExhibitPages files)
{
    private const string Page = "/api/hearings/{id}/display/{fileId}/{page:int}";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Page, (HearingId id, FileId fileId, int page, HttpContext context, ClaimsPrincipal user, DisplayRoutes display, CancellationToken ct) =>
            display.PageAsync(id, fileId, page, half: false, context, user, ct)).ExcludeFromDescription();
        routes.MapGet(Page + "/half", (HearingId id, FileId fileId, int page, HttpContext context, ClaimsPrincipal user, DisplayRoutes display, CancellationToken ct) =>
            display.PageAsync(id, fileId, page, half: true, context, user, ct)).ExcludeFromDescription();
        routes.MapGet("/api/hearings/{id}/display/{fileId}/media", (HearingId id, FileId fileId, HttpContext context, ClaimsPrincipal user, DisplayRoutes display, CancellationToken ct) =>
            display.ClipAsync(id, fileId, context, user, ct)).ExcludeFromDescription();
    }

    private async Task<IResult> PageAsync(HearingId id, FileId fileId, int page, bool half, HttpContext context, ClaimsPrincipal user, CancellationToken ct)
    {
        await RequireOnDisplayAsync(id, fileId, page, user, ct);
        var image = await pages.GetAsync(fileId, page, half, ct) ?? throw new NotThere();
        ImageCaching.Keep(context);
        return Results.Bytes(image.Bytes, image.ContentType, entityTag: ImageCaching.Tag(image.Sha256, half));
    }

    private async Task<IResult> ClipAsync(HearingId id, FileId fileId, HttpContext context, ClaimsPrincipal user, CancellationToken ct)
    {
        await RequireOnDisplayAsync(id, fileId, 0, user, ct);
        var clip = await files.OpenMediaAsync(fileId, ct) ?? throw new NotThere();
        ImageCaching.Keep(context);
        return Results.Stream(clip.Content, clip.ContentType, enableRangeProcessing: true);
    }

    // The same answer for what is not there and for what is not theirs to see.
    private async Task RequireOnDisplayAsync(HearingId id, FileId fileId, int page, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await seats.OfAsync(id, user, ct) is not { } seat) throw new NotThere();
        var reading = await grains.GetGrain<IHearingGrain>(id.Value).Read();
        if (!SnapshotWriter.IsInRoom(reading, seat) || !reading.State.Of<DisplayState>().Shows(fileId.Value, page)) throw new NotThere();
    }
}
