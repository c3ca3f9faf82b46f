using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Audit;

internal sealed class AuditTables : ITables
{
    public void Configure(ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.ToTable("AuditTrail");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Who).HasMaxLength(256);
        entry.Property(e => e.What).HasMaxLength(64);
        entry.Property(e => e.Target).HasMaxLength(256);
        entry.Property(e => e.Detail).HasMaxLength(1024);
        entry.HasIndex(e => e.Target);
    });
}
