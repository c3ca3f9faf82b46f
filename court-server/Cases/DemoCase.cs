using System.Text.Json;
using Arbitration.Court.Access;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Cases;

/// <summary>
/// A case to try the system with: a courier against a delivery company. Everybody in it is invented. There is always one
/// hearing of it to enter; its links stand in {data}/demo-links.json, readable by the owner only.
/// </summary>
internal sealed class DemoCase(
    IDbContextFactory<CourtDatabase> databases, OpenCase open, ScheduleHearing schedule, HearingCalendar calendar, JoinLinks links,
    CourtOptions options, TimeProvider time)
{
    private const string Number = "沪劳人仲(2026)办字第0017号";
    private static readonly JsonSerializerOptions Indented = new(CourtJson.Options) { WriteIndented = true };

    internal sealed record DemoLink(HearingId HearingId, SeatId Seat, Role Role, string Name, string Url, string Code);

    public async Task SeedAsync(CancellationToken ct)
    {
        var caseId = await FindAsync(ct) ?? await open.RunAsync(new NewCase(Number, "确认劳动关系、追索劳动报酬争议",
        [
            new NewParticipant("claimant", "party", "罗启航", "13900001746"),
            new NewParticipant("claimant", "representative", "温若竹", "13900002835"),
            new NewParticipant("respondent", "party", "沪江飞燕即时配送有限公司", "02100003921"),
            new NewParticipant("respondent", "representative", "邵景明", "13900004610"),
        ]), "clerk", ct);
        var hearing = await OpenSittingAsync(caseId, ct)
            ?? await schedule.RunAsync(caseId, new NewHearing(time.GetUtcNow(), "arbitrator", "clerk", HoldsDoor: true), "clerk", ct);
        await WriteLinksAsync(hearing, ct);
    }

    private async Task<CaseId?> FindAsync(CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return (await database.Set<CourtCase>().AsNoTracking().FirstOrDefaultAsync(c => c.CaseNumber == Number, ct))?.CaseId;
    }

    private async Task<HearingId?> OpenSittingAsync(CaseId caseId, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var sittings = await database.Set<Sitting>().AsNoTracking().Where(s => s.CaseId == caseId).ToListAsync(ct);
        return sittings.Find(s => !HearingCalendar.IsClosed(s.Phase))?.HearingId;
    }

    private async Task WriteLinksAsync(HearingId hearing, CancellationToken ct)
    {
        var path = options.InData("demo-links.json");
        var kept = Kept(path).Where(l => l.HearingId == hearing).ToDictionary(l => l.Seat);
        var newest = await links.NewestAsync(hearing, ct);
        var roster = await calendar.RosterAsync(hearing, ct) ?? throw new NotThere();
        var all = new List<DemoLink>();
        foreach (var seat in roster.Seats.Where(s => s.UserName is null))
        {
            var isAlive = newest.TryGetValue(seat.Seat, out var link) && link.IsAlive;
            // A token is not stored, so a link whose file was lost is made anew. The origin may have changed since.
            if (isAlive && kept.TryGetValue(seat.Seat, out var known) && Secrets.Hash(known.Url[(known.Url.IndexOf('#', StringComparison.Ordinal) + 1)..]) == link!.TokenHash)
            {
                all.Add(known with { Url = $"{options.PublicUrl}/join{known.Url[known.Url.IndexOf('#', StringComparison.Ordinal)..]}" });
                continue;
            }
            var issued = await links.IssueAsync(new LinkHolder(hearing, seat.Seat, seat.Role.ToString(), seat.Name), "clerk", ct);
            all.Add(new DemoLink(hearing, seat.Seat, seat.Role, seat.Name, issued.Url, issued.Code));
        }
        OwnerOnlyFile.Write(path, JsonSerializer.Serialize(all, Indented));
    }

    private static IReadOnlyList<DemoLink> Kept(string path) =>
        File.Exists(path) ? JsonSerializer.Deserialize<List<DemoLink>>(File.ReadAllText(path), CourtJson.Options) ?? [] : [];
}
