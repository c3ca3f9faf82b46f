using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Cases;

/// <summary>A clerk opens a case with its parties; whoever opens it serves in it.</summary>
internal sealed class OpenCase(IDbContextFactory<CourtDatabase> databases, AuditTrail audit, TimeProvider time)
{
    public async Task<CaseId> RunAsync(NewCase input, string clerkUserName, CancellationToken ct)
    {
        Require(input);
        var @case = Build(input, clerkUserName);
        await using (var database = await databases.CreateDbContextAsync(ct))
        {
            if (await database.Set<CourtCase>().AnyAsync(c => c.CaseNumber == @case.CaseNumber, ct)) throw new BadInput("caseNumber", "taken");
            database.Add(@case);
            await database.SaveChangesAsync(ct);
        }
        await audit.WriteAsync(clerkUserName, "case.open", @case.CaseId.Value, "", ct);
        return @case.CaseId;
    }

    private CourtCase Build(NewCase input, string clerkUserName)
    {
        var caseId = Ids.New<CaseId>();
        return new CourtCase
        {
            CaseId = caseId, CaseNumber = input.CaseNumber!.Trim(), Cause = input.Cause!.Trim(), OpenedAt = time.GetUtcNow(),
            Staff = [new CaseStaff { CaseId = caseId, UserName = clerkUserName }],
            Participants = [.. input.Participants!.Select((p, i) => new CaseParticipant
            {
                ParticipantId = Ids.New<SeatId>(), CaseId = caseId, Ordinal = i, Name = p!.Name!.Trim(),
                Side = p.Side == "claimant" ? Side.Claimant : Side.Respondent,
                Role = p.Kind == "representative" ? Role.Representative : p.Side == "claimant" ? Role.Claimant : Role.Respondent,
                Phone = ParticipantRules.Phone(p.Phone),
            })],
        };
    }

    private static void Require(NewCase input)
    {
        var errors = new Dictionary<string, string>();
        ParticipantRules.Text(errors, "caseNumber", input.CaseNumber, 64);
        ParticipantRules.Text(errors, "cause", input.Cause, 200);
        var people = input.Participants ?? [];
        if (people.Count > ParticipantRules.MostPeople) errors["participants"] = "too-many";
        for (var i = 0; i < Math.Min(people.Count, ParticipantRules.MostPeople); i++) Require(errors, $"participants[{i}]", people[i]);
        foreach (var side in new[] { "claimant", "respondent" })
            if (!people.Any(p => p?.Side == side && p.Kind == "party")) errors.TryAdd("participants", $"{side}-missing");
        if (errors.Count > 0) throw new BadInput(errors);
    }

    private static void Require(Dictionary<string, string> errors, string field, NewParticipant? person)
    {
        if (person?.Side is not ("claimant" or "respondent")) errors[$"{field}.side"] = "unknown";
        if (person?.Kind is not ("party" or "representative")) errors[$"{field}.kind"] = "unknown";
        ParticipantRules.Person(errors, $"{field}.", person?.Name, person?.Phone);
    }
}
