using System.Security.Claims;
using Arbitration.Court.Audit;
using Arbitration.Court.Evidence;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Documents;

/// <summary>The list of evidence and the table of opinions as PDFs, for whoever has a list.</summary>
internal sealed class EvidenceSheetRoutes(EvidenceDoor door, PdfRenderer renderer, AuditTrail audit)
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/hearings/{id}/evidence.pdf", (HearingId id, ClaimsPrincipal user, EvidenceSheetRoutes sheets, EvidenceComposer composer, DocumentPage page, CancellationToken ct) =>
            sheets.MakeAsync(id, user, "证据清单", "evidence.list-pdf", async caller => await page.WriteAsync(await composer.ComposeAsync(caller, ct), ct), ct)).WithName("evidencePdf");
        routes.MapGet("/api/hearings/{id}/cross-examination.pdf", (HearingId id, ClaimsPrincipal user, EvidenceSheetRoutes sheets, ExaminationComposer composer, DocumentPage page, CancellationToken ct) =>
            sheets.MakeAsync(id, user, "质证意见表", "evidence.examination-pdf", async caller => await page.WriteAsync(await composer.ComposeAsync(caller, ct), ct), ct)).WithName("crossExaminationPdf");
    }

    private async Task<IResult> MakeAsync(HearingId id, ClaimsPrincipal user, string title, string audited, Func<EvidenceCaller, Task<string>> write, CancellationToken ct)
    {
        var caller = await door.CallerAsync(id, user, ct);
        if (!EvidenceSight.MayList(caller)) throw new NotThere();
        var pdf = await renderer.RenderAsync(await write(caller), null, ct);
        await audit.WriteAsync(caller.Actor, audited, id.Value, "", ct);
        return Results.File(pdf, "application/pdf", $"{title}-{caller.Roster.CaseNumber}.pdf");
    }
}
