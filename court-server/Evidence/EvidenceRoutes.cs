using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Cases;
using Arbitration.Court.Evidence.Uploads;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence;

internal static class EvidenceRoutes
{
    internal sealed record Finish(string? Sha256);
    internal sealed record Limit(DateTimeOffset? UntilWall);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var evidence = routes.MapGroup("/api/hearings/{id}/evidence");
        // Opened: a person looks at it now, which the notice of an exchange waits for; a page that only keeps itself up to date does not say so.
        evidence.MapGet("/list", async (HearingId id, bool? opened, ClaimsPrincipal user, EvidenceDoor door, EvidenceList list, EvidenceNews news, CancellationToken ct) =>
        {
            var caller = await door.CallerAsync(id, user, ct);
            var view = await list.ReadAsync(caller, ct);
            if (opened == true) await news.NoteOpenedAsync(caller, view, ct);
            return view;
        }).WithName("evidence");
        evidence.MapGet("/news", async (HearingId id, ClaimsPrincipal user, EvidenceDoor door, EvidenceNews news, CancellationToken ct) =>
            await news.ReadAsync(await door.CallerAsync(id, user, ct), ct)).WithName("evidenceNews");
        evidence.MapPost("/order", async (HearingId id, ExhibitOrder body, ClaimsPrincipal user, EvidenceDoor door, ChangeExhibit change, CancellationToken ct) =>
        {
            await change.OrderAsync(await door.CallerAsync(id, user, ct), body, ct);
            return Results.NoContent();
        }).WithName("orderExhibits");
        evidence.MapPost("/exchange", async (HearingId id, Exchange body, ClaimsPrincipal user, EvidenceDoor door, ExchangeEvidence exchange, CancellationToken ct) =>
            new { exchanged = await exchange.RunAsync(await door.CallerAsync(id, user, ct), body, ct) }).WithName("exchangeEvidence");
        evidence.MapPost("/limit", async (HearingId id, Limit body, ClaimsPrincipal user, EvidenceDoor door, ExchangeEvidence exchange, CancellationToken ct) =>
        {
            await exchange.LimitAsync(await door.CallerAsync(id, user, ct), body.UntilWall, ct);
            return Results.NoContent();
        }).WithName("limitEvidence");
        MapExhibit(evidence);
        MapFile(evidence.MapGroup("/exhibits/{exhibitId}"));
        UploadRoutes.Map(evidence);
    }

    private static void MapExhibit(RouteGroupBuilder evidence)
    {
        evidence.MapPost("/exhibits/{exhibitId}", async (HearingId id, ExhibitId exhibitId, ExhibitWords body, ClaimsPrincipal user, EvidenceDoor door, ChangeExhibit change, CancellationToken ct) =>
        {
            await change.DescribeAsync(await door.CallerAsync(id, user, ct), exhibitId, body, ct);
            return Results.NoContent();
        }).WithName("describeExhibit");
        evidence.MapDelete("/exhibits/{exhibitId}", async (HearingId id, ExhibitId exhibitId, ClaimsPrincipal user, EvidenceDoor door, ChangeExhibit change, CancellationToken ct) =>
        {
            await change.WithdrawAsync(await door.CallerAsync(id, user, ct), exhibitId, ct);
            return Results.NoContent();
        }).WithName("withdrawExhibit");
        evidence.MapPost("/exhibits/{exhibitId}/late", async (HearingId id, ExhibitId exhibitId, LateDecision body, ClaimsPrincipal user, EvidenceDoor door, ExchangeEvidence exchange, CancellationToken ct) =>
        {
            await exchange.DecideLateAsync(await door.CallerAsync(id, user, ct), exhibitId, body, ct);
            return Results.NoContent();
        }).WithName("decideLate");
    }

    private static void MapFile(RouteGroupBuilder exhibit)
    {
        exhibit.ExcludeFromDescription();
        exhibit.MapGet("/files/{fileId}", ([AsParameters] FileAt at, ClaimsPrincipal user, ReadExhibit read, CancellationToken ct) => read.OriginalAsync(at, user, ct));
        exhibit.MapGet("/files/{fileId}/pages/{page:int}", ([AsParameters] FileAt at, int page, HttpContext context, ClaimsPrincipal user, ReadExhibit read, CancellationToken ct) =>
            read.PageAsync(at, page, context, user, ct));
        exhibit.MapGet("/files/{fileId}/thumbnails/{page:int}", ([AsParameters] FileAt at, int page, HttpContext context, ClaimsPrincipal user, ReadExhibit read, CancellationToken ct) =>
            read.ThumbnailAsync(at, page, context, user, ct));
        exhibit.MapGet("/files/{fileId}/media", ([AsParameters] FileAt at, HttpContext context, ClaimsPrincipal user, ReadExhibit read, CancellationToken ct) => read.MediaAsync(at, context, user, ct));
    }
}

/// <summary>Who asks, in which hearing.</summary>
internal sealed class EvidenceDoor(HearingCalendar calendar, ICaseMembership membership)
{
    public Task<EvidenceCaller> CallerAsync(HearingId hearing, ClaimsPrincipal user, CancellationToken ct) => EvidenceCaller.FindAsync(calendar, membership, hearing, user, ct);
}
