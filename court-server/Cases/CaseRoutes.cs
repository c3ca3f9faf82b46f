using System.Security.Claims;
using Arbitration.Court.Access;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

internal static class CaseRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/cases", (ClaimsPrincipal user, CaseReader reader, CancellationToken ct) =>
            reader.CasesOfAsync(user.Staff()!.UserName, ct)).WithName("cases");

        routes.MapPost("/api/cases", async (NewCase body, ClaimsPrincipal user, OpenCase open, CaseReader reader, CancellationToken ct) =>
            await reader.CaseAsync(await open.RunAsync(body, user.Staff()!.UserName, ct), ct)).WithName("openCase");

        routes.MapGet("/api/cases/{caseId}", (CaseId caseId, CaseReader reader, CancellationToken ct) => reader.CaseAsync(caseId, ct)).WithName("case");

        routes.MapPost("/api/cases/{caseId}/people", async (
            CaseId caseId, NewPerson body, ClaimsPrincipal user, AddPerson add, CaseReader reader, CancellationToken ct) =>
        {
            await add.RunAsync(caseId, body, user.Staff()!.UserName, ct);
            return await reader.CaseAsync(caseId, ct);
        }).WithName("addPerson");

        routes.MapPost("/api/cases/{caseId}/hearings", async (
            CaseId caseId, NewHearing body, ClaimsPrincipal user, ScheduleHearing schedule, CaseReader reader, CancellationToken ct) =>
            await reader.HearingAsync(await schedule.RunAsync(caseId, body, user.Staff()!.UserName, ct), withLinks: true, ct)).WithName("scheduleHearing");

        routes.MapGet("/api/hearings/{id}", async (HearingId id, ClaimsPrincipal user, CaseReader reader, ICaseMembership membership, CancellationToken ct) =>
            await reader.HearingAsync(id, withLinks: await membership.IsStaffOfAsync(user, id, ct), ct)).WithName("hearing");

        routes.MapPost("/api/hearings/{id}/links", (HearingId id, NewLink body, ClaimsPrincipal user, IssueJoinLink issue, CancellationToken ct) =>
            issue.RunAsync(id, body.ParticipantId, user.Staff()!.UserName, ct)).WithName("issueLink");

        routes.MapGet("/api/cases/{caseId}/documents/{documentId}", CaseFile.DownloadAsync).WithName("caseDocument");
    }
}
