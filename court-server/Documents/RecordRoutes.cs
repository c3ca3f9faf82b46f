using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Documents;

/// <summary>The record as a page and as a PDF. What is made of a closed sitting is stored under the case, once for each content.</summary>
internal static class RecordRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/hearings/{id}/record.html", async (HearingId id, ClaimsPrincipal user, RecordComposer composer, DocumentPage page, AuditTrail audit, CancellationToken ct) =>
        {
            var html = await page.WriteAsync((await composer.ComposeAsync(id, ct)).Content, ct);
            await audit.WriteAsync(user.ActorIn(id), "record.read", id.Value, "html", ct);
            return Results.Text(html, "text/html; charset=utf-8");
        }).WithName("recordPage");

        routes.MapGet("/api/hearings/{id}/record.pdf", async (HearingId id, string? variant, ClaimsPrincipal user, RecordPdf record, AuditTrail audit, CancellationToken ct) =>
        {
            if (variant is not (null or "" or "pdfa")) throw new BadInput("variant", "unknown");
            var pdf = await record.MakeAsync(id, isArchive: variant == "pdfa", ct);
            await audit.WriteAsync(user.ActorIn(id), "record.read", id.Value, pdf.Sha256, ct);
            return Results.File(pdf.Bytes, "application/pdf", pdf.DownloadName);
        }).WithName("recordPdf");
    }
}
