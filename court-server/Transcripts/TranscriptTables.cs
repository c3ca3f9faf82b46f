using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Transcripts;

internal sealed class TranscriptTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<DraftRow>(row =>
    {
        row.ToTable("Drafts");
        row.HasKey(d => new { d.HearingId, d.Line });
        row.Property(d => d.Line).HasMaxLength(64);
        row.Property(d => d.Seat).HasMaxLength(64);
    });
}
