using Arbitration.Court.Access;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Arbitration.Court.Cases;

/// <summary>The hearings of cases: who sits in them, and how far they have come.</summary>
internal sealed class HearingCalendar(IDbContextFactory<CourtDatabase> databases, JoinLinks links, IOptions<CaseOptions> options)
{
    private static readonly string[] ClosedPhases = ["Adjourned", "Closed", "Review", "Signed", "Sealed"];

    public static bool IsClosed(string phase) => ClosedPhases.Contains(phase);

    /// <summary>Null when there is no such hearing.</summary>
    public async Task<HearingRoster?> RosterAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var sitting = await database.Set<Sitting>().AsNoTracking().FirstOrDefaultAsync(s => s.HearingId == hearing, ct);
        if (sitting is null) return null;
        var @case = await database.Set<CourtCase>().AsNoTracking().Include(c => c.Participants).SingleAsync(c => c.CaseId == sitting.CaseId, ct);
        return new HearingRoster(
            hearing, @case.CaseId, @case.CaseNumber, @case.Cause, options.Value.Commission, sitting.Number, sitting.ScheduledAt,
            [
                .. HearingRoster.Tribunal(sitting),
                .. @case.Participants.OrderBy(p => p.Ordinal).Select(p => new RosterSeat(p.ParticipantId, p.Role, p.Name, p.Side, null)),
            ], sitting.HoldsDoor);
    }

    /// <summary>The sitting of the case before this one; null for the first.</summary>
    public async Task<HearingRoster?> BeforeAsync(HearingRoster roster, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var before = await database.Set<Sitting>().AsNoTracking().FirstOrDefaultAsync(s => s.CaseId == roster.CaseId && s.Number == roster.Sitting - 1, ct);
        return before is null ? null : await RosterAsync(before.HearingId, ct);
    }

    /// <summary>How far the hearing is. Call it after each change of phase, and when a hearing wakes: it is idempotent.</summary>
    public async Task NoteProgressAsync(HearingId hearing, HearingProgress progress, CancellationToken ct)
    {
        await using (var database = await databases.CreateDbContextAsync(ct))
        {
            var sitting = await database.Set<Sitting>().FirstOrDefaultAsync(s => s.HearingId == hearing, ct) ?? throw new NotThere();
            (sitting.Phase, sitting.OpenedAt, sitting.ClosedAt, sitting.DurationUs) =
                (progress.Phase, progress.OpenedWall, progress.ClosedWall, progress.DurationUs);
            // After an adjournment the case waits for its next sitting.
            var isHeard = IsClosed(progress.Phase) && progress.Phase != "Adjourned";
            var state = isHeard ? CaseState.Deliberation : progress.OpenedWall is null ? CaseState.Scheduled : CaseState.InHearing;
            var @case = await database.Set<CourtCase>().SingleAsync(c => c.CaseId == sitting.CaseId, ct);
            // Another sitting of the case may be further; only the newest one speaks for it.
            var isNewest = !await database.Set<Sitting>().AnyAsync(s => s.CaseId == sitting.CaseId && s.Number > sitting.Number, ct);
            if (isNewest && @case.State != state) (@case.State, @case.Version) = (state, @case.Version + 1);
            await database.SaveChangesAsync(ct);
        }
        if (IsClosed(progress.Phase)) await links.EndAsync(hearing, ct);
    }

    public async Task<HearingProgress?> ProgressAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<Sitting>().AsNoTracking().Where(s => s.HearingId == hearing)
            .Select(s => new HearingProgress(s.Phase, s.OpenedAt, s.ClosedAt, s.DurationUs)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Hearings that have not ended yet, for those who must wake them after a restart.</summary>
    public async Task<IReadOnlyList<HearingId>> OpenAsync(CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<Sitting>().AsNoTracking().Where(s => !ClosedPhases.Contains(s.Phase) && s.Phase != "Preparation")
            .Select(s => s.HearingId).ToListAsync(ct);
    }
}
