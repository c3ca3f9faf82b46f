using Arbitration.Court.Access;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Arbitration.Court.Cases;

/// <summary>Cases and hearings as pages show them.</summary>
internal sealed class CaseReader(IDbContextFactory<CourtDatabase> databases, JoinLinks links, IOptions<CaseOptions> options)
{
    public async Task<IReadOnlyList<CaseRowView>> CasesOfAsync(string userName, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var cases = await database.Set<CourtCase>().AsNoTracking().Include(c => c.Participants)
            .Where(c => c.Staff.Any(s => s.UserName == userName)).OrderByDescending(c => c.OpenedAt).ToListAsync(ct);
        var ids = cases.Select(c => c.CaseId).ToList();
        var sittings = (await database.Set<Sitting>().AsNoTracking().Where(s => ids.Contains(s.CaseId)).ToListAsync(ct)).ToLookup(s => s.CaseId);
        return [.. cases.Select(c => new CaseRowView(c.CaseId, c.CaseNumber, c.Cause, c.State.ToString(), Names(c, Side.Claimant), Names(c, Side.Respondent),
            Next(sittings[c.CaseId]) is { } next ? View(c, next, new Dictionary<SeatId, JoinLink>()) : null))];
    }

    public async Task<CaseView> CaseAsync(CaseId caseId, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var @case = await database.Set<CourtCase>().AsNoTracking().Include(c => c.Participants).FirstOrDefaultAsync(c => c.CaseId == caseId, ct) ?? throw new NotThere();
        var sittings = await database.Set<Sitting>().AsNoTracking().Where(s => s.CaseId == caseId).OrderBy(s => s.Number).ToListAsync(ct);
        var documents = await database.Set<CaseDocument>().AsNoTracking().Where(d => d.CaseId == caseId).OrderBy(d => d.CreatedAt).ToListAsync(ct);
        var hearings = new List<HearingView>();
        foreach (var sitting in sittings) hearings.Add(View(@case, sitting, await links.NewestAsync(sitting.HearingId, ct)));
        var next = Next(sittings);
        var shown = hearings.Find(h => h.HearingId == (next ?? sittings.LastOrDefault())?.HearingId);
        return new CaseView(@case.CaseId, @case.CaseNumber, @case.Cause, @case.State.ToString(), Names(@case, Side.Claimant), Names(@case, Side.Respondent),
            next is null ? null : shown, options.Value.Commission,
            shown?.Participants ?? Participants(@case, new Dictionary<SeatId, JoinLink>()), hearings,
            [.. documents.Select(d => new DocumentView(d.DocumentId, d.Kind, d.Title, $"/api/cases/{caseId}/documents/{d.DocumentId}", d.CreatedAt))]);
    }

    /// <param name="withLinks">Only a clerk needs to know the state of the links.</param>
    public async Task<HearingView> HearingAsync(HearingId hearing, bool withLinks, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var sitting = await database.Set<Sitting>().AsNoTracking().FirstOrDefaultAsync(s => s.HearingId == hearing, ct) ?? throw new NotThere();
        var @case = await database.Set<CourtCase>().AsNoTracking().Include(c => c.Participants).SingleAsync(c => c.CaseId == sitting.CaseId, ct);
        var view = View(@case, sitting, withLinks ? await links.NewestAsync(hearing, ct) : new Dictionary<SeatId, JoinLink>());
        // A party has no need of the other side's phone number, not even masked.
        return withLinks ? view : view with { Participants = [.. view.Participants.Select(p => p with { PhoneMasked = null })] };
    }

    private static Sitting? Next(IEnumerable<Sitting> sittings) =>
        sittings.Where(s => !HearingCalendar.IsClosed(s.Phase)).OrderBy(s => s.ScheduledAt).FirstOrDefault();

    private HearingView View(CourtCase @case, Sitting s, IReadOnlyDictionary<SeatId, JoinLink> newest) => new(
        s.HearingId, s.CaseId, @case.CaseNumber, @case.Cause, options.Value.Commission, s.Number, s.ScheduledAt, s.Phase,
        [.. HearingRoster.Tribunal(s).Select(seat => new TribunalSeatView(seat.Seat, seat.Role, seat.Name))],
        Participants(@case, newest), s.OpenedAt, s.ClosedAt, s.DurationUs);

    private static IReadOnlyList<ParticipantView> Participants(CourtCase @case, IReadOnlyDictionary<SeatId, JoinLink> newest) =>
        [.. @case.Participants.OrderBy(p => p.Ordinal).Select(p => new ParticipantView(
            p.ParticipantId, p.Role, p.Name, p.Side is { } side ? Wire(side) : null, Masking.Phone(p.Phone),
            newest.TryGetValue(p.ParticipantId, out var link) ? new LinkView(link.LinkId, Wire(link.State), null) : null))];

    private static List<string> Names(CourtCase @case, Side side) =>
        [.. @case.Participants.Where(p => p.Role == (side == Side.Claimant ? Role.Claimant : Role.Respondent)).OrderBy(p => p.Ordinal).Select(p => p.Name)];

    private static string Wire(Enum value) => value.ToString().ToLowerInvariant();
}
