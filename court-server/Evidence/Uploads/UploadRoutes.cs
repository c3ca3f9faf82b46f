using System.Security.Claims;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence.Uploads;

/// <summary>Files come in parts: each says where it begins (Content-Range, RFC 9110 §14.4), and what is here already is asked for.</summary>
internal static class UploadRoutes
{
    /// <summary>Of one part; a phone that loses its network in the middle of it loses nothing of it.</summary>
    public const int LargestPart = 16 << 20;

    public static void Map(RouteGroupBuilder evidence)
    {
        evidence.MapPost("/uploads", async (HearingId id, NewUpload body, ClaimsPrincipal user, EvidenceDoor door, TakeUpload take, CancellationToken ct) =>
            await take.BeginAsync(await door.CallerAsync(id, user, ct), body, ct)).WithName("beginUpload");
        evidence.MapGet("/uploads", async (HearingId id, ClaimsPrincipal user, EvidenceDoor door, TakeUpload take, CancellationToken ct) =>
            await take.UnfinishedAsync(await door.CallerAsync(id, user, ct), ct)).WithName("uploads");
        evidence.MapGet("/uploads/{uploadId}", async (HearingId id, UploadId uploadId, ClaimsPrincipal user, EvidenceDoor door, TakeUpload take, CancellationToken ct) =>
            await take.OneAsync(await door.CallerAsync(id, user, ct), uploadId, ct)).WithName("upload");
        evidence.MapPut("/uploads/{uploadId}", AppendAsync).WithName("appendUpload").ExcludeFromDescription().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestPart));
        evidence.MapPost("/uploads/{uploadId}/finish", async (HearingId id, UploadId uploadId, EvidenceRoutes.Finish body, ClaimsPrincipal user, EvidenceDoor door, TakeUpload take, CancellationToken ct) =>
            new { exhibitId = await take.FinishAsync(await door.CallerAsync(id, user, ct), uploadId, body.Sha256, ct) }).WithName("finishUpload");
        evidence.MapDelete("/uploads/{uploadId}", async (HearingId id, UploadId uploadId, ClaimsPrincipal user, EvidenceDoor door, TakeUpload take, CancellationToken ct) =>
        {
            await take.ForgetAsync(await door.CallerAsync(id, user, ct), uploadId, ct);
            return Results.NoContent();
        }).WithName("forgetUpload");
    }

    private static async Task<UploadView> AppendAsync(HearingId id, UploadId uploadId, HttpRequest request, ClaimsPrincipal user, EvidenceDoor door, TakeUpload take, CancellationToken ct)
    {
        var range = request.GetTypedHeaders().ContentRange;
        if (range is not { Unit.Value: "bytes", From: { } from }) throw new BadInput("contentRange", "required");
        return await take.AppendAsync(await door.CallerAsync(id, user, ct), uploadId, from, request.Body, ct);
    }
}
