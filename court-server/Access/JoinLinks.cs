using Arbitration.Court.Audit;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Access;

/// <summary>The life of join links: issued by a clerk, redeemed by a person, revoked, or over when the hearing closes.</summary>
internal sealed class JoinLinks(
    IDbContextFactory<CourtDatabase> databases, AuditTrail audit, TimeProvider time, CourtOptions options, IEnumerable<ILinkListener> listeners)
{
    private static readonly PasswordHasher<JoinLink> CodeHasher = new();

    /// <summary>Token and code are in the answer and nowhere else. A seat has one live link: its former one is revoked.</summary>
    public async Task<IssuedLink> IssueAsync(LinkHolder holder, string issuedBy, CancellationToken ct)
    {
        await RevokeAsync(l => l.HearingId == holder.Hearing && l.Seat == holder.Seat, issuedBy, ct);
        var token = Secrets.NewToken();
        var code = Secrets.NewCode();
        var link = new JoinLink
        {
            LinkId = Ids.New<LinkId>(), HearingId = holder.Hearing, Seat = holder.Seat, Role = holder.Role, Name = holder.Name,
            TokenHash = Secrets.Hash(token), CodeHash = CodeHasher.HashPassword(null!, code),
            IssuedAt = time.GetUtcNow(), IssuedBy = issuedBy,
        };
        await using (var database = await databases.CreateDbContextAsync(ct))
        {
            database.Add(link);
            await database.SaveChangesAsync(ct);
        }
        await audit.WriteAsync(issuedBy, "link.issue", link.LinkId.Value, $"{holder.Hearing}/{holder.Seat}", ct);
        // In the fragment: a browser never sends it, so it reaches no log between here and the page.
        return new IssuedLink(link.LinkId, $"{options.PublicUrl}/join#{token}", code);
    }

    public Task RevokeAsync(LinkId id, string by, CancellationToken ct) => RevokeAsync(l => l.LinkId == id, by, ct);

    private async Task RevokeAsync(System.Linq.Expressions.Expression<Func<JoinLink, bool>> which, string by, CancellationToken ct)
    {
        List<JoinLink> revoked;
        await using (var database = await databases.CreateDbContextAsync(ct))
        {
            revoked = await database.Set<JoinLink>().Where(which)
                .Where(l => l.State == LinkState.Issued || l.State == LinkState.Redeemed).ToListAsync(ct);
            foreach (var link in revoked) (link.State, link.Version) = (LinkState.Revoked, link.Version + 1);
            await database.SaveChangesAsync(ct);
        }
        foreach (var link in revoked)
        {
            await audit.WriteAsync(by, "link.revoke", link.LinkId.Value, $"{link.HearingId}/{link.Seat}", ct);
            foreach (var listener in listeners) await listener.OnRevokedAsync(link.HearingId, link.Seat, ct);
        }
    }

    /// <summary>The hearing has closed: no link of it can be redeemed any more.</summary>
    public async Task EndAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        await database.Set<JoinLink>()
            .Where(l => l.HearingId == hearing && (l.State == LinkState.Issued || l.State == LinkState.Redeemed))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.State, LinkState.Over).SetProperty(l => l.Version, l => l.Version + 1), ct);
    }

    /// <summary>The newest link of each seat.</summary>
    public async Task<IReadOnlyDictionary<SeatId, JoinLink>> NewestAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var links = await database.Set<JoinLink>().AsNoTracking().Where(l => l.HearingId == hearing).OrderBy(l => l.IssuedAt).ToListAsync(ct);
        return links.GroupBy(l => l.Seat).ToDictionary(g => g.Key, g => g.Last());
    }

    public async Task<HearingId?> HearingOfAsync(LinkId id, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return (await database.Set<JoinLink>().AsNoTracking().FirstOrDefaultAsync(l => l.LinkId == id, ct))?.HearingId;
    }

    internal static bool CodeFits(JoinLink link, string code) =>
        CodeHasher.VerifyHashedPassword(link, link.CodeHash, code) != PasswordVerificationResult.Failed;
}
