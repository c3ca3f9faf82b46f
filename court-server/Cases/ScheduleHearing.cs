using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Cases;

/// <param name="HoldsDoor">Whoever comes waits until the tribunal lets them in.</param>
/// <param name="ArbitratorUserNames">The two beside the presiding arbitrator; empty or null where one sits alone (LAW 31).</param>
internal sealed record NewHearing(DateTimeOffset? ScheduledWall, string? PresidingUserName, string? ClerkUserName, IReadOnlyList<string>? ArbitratorUserNames = null, bool HoldsDoor = false);

/// <summary>A clerk schedules the next sitting and names its tribunal and who keeps the record; all of them then serve in the case.</summary>
internal sealed class ScheduleHearing(IDbContextFactory<CourtDatabase> databases, AuditTrail audit)
{
    public async Task<HearingId> RunAsync(CaseId caseId, NewHearing input, string by, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var @case = await database.Set<CourtCase>().Include(c => c.Staff).FirstOrDefaultAsync(c => c.CaseId == caseId, ct) ?? throw new NotThere();
        var (presiding, clerk, beside) = await RequireAsync(database, input, ct);
        var sittings = await database.Set<Sitting>().Where(s => s.CaseId == caseId).ToListAsync(ct);
        if (sittings.Exists(s => !HearingCalendar.IsClosed(s.Phase))) throw new RuleRefused("cases.sitting-still-open");

        var id = Ids.New<HearingId>();
        var hearing = new Sitting
        {
            HearingId = id, CaseId = caseId, Number = sittings.Count + 1, ScheduledAt = input.ScheduledWall!.Value.ToUniversalTime(),
            PresidingUserName = presiding.UserName!, PresidingName = presiding.Name, ClerkUserName = clerk.UserName!, ClerkName = clerk.Name,
            Arbitrators = [.. beside.Select((one, at) => new SittingArbitrator { HearingId = id, Ordinal = at + 1, UserName = one.UserName!, Name = one.Name })],
            HoldsDoor = input.HoldsDoor, Phase = "Preparation",
        };
        database.Add(hearing);
        foreach (var userName in beside.Append(presiding).Append(clerk).Select(one => one.UserName!))
            if (@case.Staff.All(s => s.UserName != userName)) @case.Staff.Add(new CaseStaff { CaseId = caseId, UserName = userName });
        (@case.State, @case.Version) = (CaseState.Scheduled, @case.Version + 1);
        await database.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "hearing.schedule", hearing.HearingId.Value, caseId.Value, ct);
        return id;
    }

    private static async Task<(StaffUser Presiding, StaffUser Clerk, IReadOnlyList<StaffUser> Beside)> RequireAsync(CourtDatabase database, NewHearing input, CancellationToken ct)
    {
        var errors = new Dictionary<string, string>();
        if (input.ScheduledWall is null) errors["scheduledWall"] = "required";
        var presiding = await StaffAsync(database, input.PresidingUserName, StaffRoles.Arbitrator, ct);
        var clerk = await StaffAsync(database, input.ClerkUserName, StaffRoles.Clerk, ct);
        if (presiding is null) errors["presidingUserName"] = "unknown";
        if (clerk is null) errors["clerkUserName"] = "unknown";
        if (presiding is not null && presiding.Id == clerk?.Id) errors["clerkUserName"] = "presides-already";
        var beside = new List<StaffUser>();
        foreach (var userName in input.ArbitratorUserNames ?? [])
            if (await StaffAsync(database, userName, StaffRoles.Arbitrator, ct) is { } one) beside.Add(one);
            else errors["arbitratorUserNames"] = "unknown";
        if (beside.Count is not (0 or 2)) errors.TryAdd("arbitratorUserNames", "two-or-none");
        var all = beside.Append(presiding).Append(clerk).Where(one => one is not null).Select(one => one!.Id).ToList();
        if (beside.Count > 0 && all.Distinct().Count() < all.Count) errors.TryAdd("arbitratorUserNames", "twice");
        return errors.Count > 0 ? throw new BadInput(errors) : (presiding!, clerk!, beside);
    }

    private static async Task<StaffUser?> StaffAsync(CourtDatabase database, string? userName, string role, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(userName)) return null;
        var normalized = userName.Trim().ToUpperInvariant();
        return await database.Users.AsNoTracking()
            .Where(u => u.NormalizedUserName == normalized)
            .Where(u => database.UserRoles.Any(ur => ur.UserId == u.Id && database.Roles.Any(r => r.Id == ur.RoleId && r.Name == role)))
            .FirstOrDefaultAsync(ct);
    }
}
