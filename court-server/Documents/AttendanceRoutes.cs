using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Documents;

/// <summary>Who was connected when, for the tribunal: also while the sitting goes on, when it has to be decided whether somebody is absent.</summary>
internal static class AttendanceRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/hearings/{id}/attendance.pdf", async (
            HearingId id, ClaimsPrincipal user, AttendanceComposer composer, DocumentPage page, PdfRenderer renderer, AuditTrail audit, CancellationToken ct) =>
        {
            var (roster, content) = await composer.ComposeAsync(id, ct);
            var pdf = await renderer.RenderAsync(await page.WriteAsync(content, ct), null, ct);
            await audit.WriteAsync(user.ActorIn(id), "attendance.read", id.Value, "", ct);
            return Results.File(pdf, "application/pdf", $"到庭连线情况表-{roster.CaseNumber}-第{roster.Sitting}次庭审.pdf");
        }).WithName("attendancePdf");
}
