using Arbitration.Court.Shared;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Transcripts;

internal sealed class DraftStore(IDbContextFactory<CourtDatabase> databases)
{
    public async Task<IReadOnlyList<Draft>> ReadAsync(HearingId hearing, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<DraftRow>().AsNoTracking().Where(d => d.HearingId == hearing)
            .Select(d => new Draft(d.Seat, d.Line, d.Rev, d.Speaker, d.Text, d.StartedHearingUs)).ToListAsync(ct);
    }

    /// <summary>Stores the drafts as they are; those with an empty text are removed.</summary>
    public async Task SaveAsync(HearingId hearing, IReadOnlyCollection<Draft> drafts, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var lines = drafts.Select(d => d.Line).ToList();
        var rows = await database.Set<DraftRow>().Where(d => d.HearingId == hearing && lines.Contains(d.Line)).ToDictionaryAsync(d => d.Line, ct);
        foreach (var draft in drafts)
        {
            var row = rows.GetValueOrDefault(draft.Line);
            if (draft.Text == "")
            {
                if (row is not null) database.Remove(row);
            }
            else if (row is null)
            {
                database.Add(new DraftRow
                {
                    HearingId = hearing, Line = draft.Line, Seat = draft.Seat, Rev = draft.Rev,
                    Speaker = draft.Speaker, Text = draft.Text, StartedHearingUs = draft.StartedHearingUs,
                });
            }
            else
            {
                (row.Rev, row.Speaker, row.Text, row.StartedHearingUs) = (draft.Rev, draft.Speaker, draft.Text, draft.StartedHearingUs);
            }
        }
        await database.SaveChangesAsync(ct);
    }
}
