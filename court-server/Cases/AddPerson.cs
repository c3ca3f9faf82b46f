using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Cases;

/// <param name="Role">Any role but those of the tribunal and of the first parties.</param>
/// <param name="Side">"claimant" or "respondent" for a representative and a witness; null for everybody else.</param>
internal sealed record NewPerson(Role? Role, string? Side, string? Name, string? Phone);

/// <summary>A clerk adds somebody to a case: a witness, an interpreter, an observer … also while its hearing goes on.</summary>
internal sealed class AddPerson(IDbContextFactory<CourtDatabase> databases, AuditTrail audit, IEnumerable<IRosterListener> listeners)
{
    public async Task RunAsync(CaseId caseId, NewPerson input, string by, CancellationToken ct)
    {
        Require(input);
        await using var database = await databases.CreateDbContextAsync(ct);
        var @case = await database.Set<CourtCase>().Include(c => c.Participants).FirstOrDefaultAsync(c => c.CaseId == caseId, ct) ?? throw new NotThere();
        if (@case.Participants.Count >= ParticipantRules.MostPeople) throw new BadInput("name", "too-many");
        @case.Participants.Add(new CaseParticipant
        {
            ParticipantId = Ids.New<SeatId>(), CaseId = caseId, Ordinal = @case.Participants.Max(p => p.Ordinal) + 1, Role = input.Role!.Value,
            Side = SideOf(input.Side), Name = input.Name!.Trim(), Phone = ParticipantRules.Phone(input.Phone),
        });
        @case.Version++;
        await database.SaveChangesAsync(ct);
        await audit.WriteAsync(by, "case.add-person", caseId.Value, "", ct);

        var sittings = await database.Set<Sitting>().AsNoTracking().Where(s => s.CaseId == caseId).ToListAsync(ct);
        foreach (var sitting in sittings.Where(s => !HearingCalendar.IsClosed(s.Phase)))
            foreach (var listener in listeners) await listener.OnRosterChangedAsync(sitting.HearingId, ct);
    }

    private static void Require(NewPerson input)
    {
        var errors = new Dictionary<string, string>();
        if (input.Role is not (Role.Representative or Role.ThirdParty or Role.Witness or Role.Expert or Role.Interpreter or Role.Observer or Role.Technician))
            errors["role"] = "unknown";
        else if (input.Role is Role.Representative or Role.Witness ? SideOf(input.Side) is null : input.Side is not null)
            errors["side"] = "unknown";
        ParticipantRules.Person(errors, "", input.Name, input.Phone);
        if (errors.Count > 0) throw new BadInput(errors);
    }

    private static Side? SideOf(string? side) => side switch
    {
        "claimant" => Side.Claimant,
        "respondent" => Side.Respondent,
        _ => null,
    };
}
