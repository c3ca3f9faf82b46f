using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>Raises epochs in the database, so that no two starts of a recorder ever share one, whoever asks.</summary>
internal sealed class RecorderEpochs(IDbContextFactory<CourtDatabase> databases)
{
    public async Task<RecorderEpoch> ReadAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var row = await database.Set<RecorderRow>().AsNoTracking().FirstOrDefaultAsync(r => r.HearingId == hearing, ct);
        return row is null ? RecorderEpoch.None : new RecorderEpoch(row.Epoch, row.HearingUs, row.NodeUs, row.NodeStart);
    }

    public async Task<RecorderEpoch> RaiseAsync(HearingId hearing, long hearingUs, long nodeUs, string nodeStart, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        await using var transaction = await database.Database.BeginTransactionAsync(ct);
        var rows = database.Set<RecorderRow>().Where(r => r.HearingId == hearing);
        // The update locks the row, so what is read after it in the same transaction is our own number.
        var raised = await rows.ExecuteUpdateAsync(set => set
            .SetProperty(r => r.Epoch, r => r.Epoch + 1)
            .SetProperty(r => r.HearingUs, hearingUs)
            .SetProperty(r => r.NodeUs, nodeUs)
            .SetProperty(r => r.NodeStart, nodeStart), ct);
        if (raised == 0)
        {
            database.Add(new RecorderRow { HearingId = hearing, Epoch = 1, HearingUs = hearingUs, NodeUs = nodeUs, NodeStart = nodeStart, Unfinished = true });
            await database.SaveChangesAsync(ct);
        }
        var epoch = await rows.Select(r => r.Epoch).SingleAsync(ct);
        await transaction.CommitAsync(ct);
        return new RecorderEpoch(epoch, hearingUs, nodeUs, nodeStart);
    }

    public async Task NoteUnfinishedAsync(HearingId hearing, bool unfinished, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        await database.Set<RecorderRow>().Where(r => r.HearingId == hearing)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Unfinished, unfinished), ct);
    }

    public async Task<IReadOnlyList<HearingId>> UnfinishedAsync(CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<RecorderRow>().AsNoTracking().Where(r => r.Unfinished).Select(r => r.HearingId).ToListAsync(ct);
    }
}
