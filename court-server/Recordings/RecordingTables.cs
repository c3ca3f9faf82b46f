using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Recordings;

internal sealed class RecordingTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<RecordingRow>(row =>
        {
            row.ToTable("RecordingRows");
            row.HasKey(r => new { r.HearingId, r.Row });
            row.HasIndex(r => new { r.HearingId, r.File });
            row.Property(r => r.Kind).HasMaxLength(16);
            row.Property(r => r.File).HasMaxLength(64);
            row.Property(r => r.Sha256).HasMaxLength(64);
            row.Property(r => r.Hash).HasMaxLength(64);
            row.Property(r => r.Access).HasMaxLength(16);
            row.Property(r => r.Fault).HasMaxLength(16);
        });
        model.Entity<ExportedRecording>(export =>
        {
            export.ToTable("ExportedRecordings");
            export.HasKey(e => e.HearingId);
            export.Property(e => e.Sha256).HasMaxLength(64);
        });
    }
}
