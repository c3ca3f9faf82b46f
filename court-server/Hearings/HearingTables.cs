using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Hearings;

internal sealed class HearingTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<HearingEventRow>(row =>
        {
            row.ToTable("HearingEvents");
            row.HasKey(e => new { e.HearingId, e.Seq });
        });
        model.Entity<HearingAnswerRow>(row =>
        {
            row.ToTable("HearingAnswers");
            row.HasKey(a => new { a.HearingId, a.Actor, a.OpId });
            row.Property(a => a.Actor).HasMaxLength(64);
            row.Property(a => a.OpId).HasMaxLength(64);
        });
        model.Entity<RecorderRow>(row =>
        {
            row.ToTable("HearingRecorders");
            row.HasKey(r => r.HearingId);
            row.Property(r => r.NodeStart).HasMaxLength(128);
        });
    }
}
