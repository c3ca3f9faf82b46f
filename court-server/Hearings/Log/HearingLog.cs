using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Hearings.Log;

/// <summary>The append-only log of hearings. (hearing, seq) and (hearing, actor, opId) are unique: a stale writer fails on insert.</summary>
internal sealed class HearingLog(IDbContextFactory<CourtDatabase> databases)
{
    public async Task<IReadOnlyList<HearingEventRow>> ReadAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<HearingEventRow>().AsNoTracking().Where(e => e.HearingId == hearing).OrderBy(e => e.Seq).ToListAsync(ct);
    }

    /// <summary>The number of the last event; 0 before the first.</summary>
    public async Task<long> HeadAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<HearingEventRow>().Where(e => e.HearingId == hearing).MaxAsync(e => (long?)e.Seq, ct) ?? 0;
    }

    public async Task<IReadOnlyList<HearingAnswerRow>> AnswersAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<HearingAnswerRow>().AsNoTracking().Where(a => a.HearingId == hearing).ToListAsync(ct);
    }

    /// <summary>Stores the events and the answer in one transaction.</summary>
    public async Task AppendAsync(IReadOnlyList<HearingEventRow> events, HearingAnswerRow? answer, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        database.AddRange(events);
        if (answer is not null) database.Add(answer);
        await database.SaveChangesAsync(ct);
    }

    /// <summary>Walks the chain of a hearing and says where it breaks first.</summary>
    public async Task<LogVerdict> VerifyAsync(HearingId hearing, CancellationToken ct)
    {
        var rows = await ReadAsync(hearing, ct);
        return new LogVerdict(rows.Count, LogProof.FirstFault(hearing.Value, rows.Select(row => Link(row, visible: true))));
    }

    /// <summary>The chain as one seat may have it; it verifies although hidden events stay hidden.</summary>
    public async Task<IReadOnlyList<LogProof>> ProveAsync(HearingId hearing, Sight sight, Role role, string seat, CancellationToken ct) =>
    [
        .. (await ReadAsync(hearing, ct)).Select(row =>
            Link(row, WhoMaySee.Event(sight, role, seat, LoggedEvent.Read(row.Canonical).Audience, row.Seq))),
    ];

    private static LogProof Link(HearingEventRow row, bool visible) =>
        new(row.Seq, HearingChain.Leaf(row.Salt, row.Canonical), row.Hash, visible ? row.Salt : null, visible ? row.Canonical : null);
}

/// <param name="FirstFault">Sequence number of the first event that was changed, lost or moved; null when all is well.</param>
internal sealed record LogVerdict(long Events, long? FirstFault)
{
    public bool Holds => FirstFault is null;
}
