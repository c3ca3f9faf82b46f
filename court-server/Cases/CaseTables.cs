using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Cases;

internal sealed class CaseTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<CourtCase>(e =>
        {
            e.ToTable("Cases");
            e.HasKey(c => c.CaseId);
            e.Property(c => c.CaseNumber).HasMaxLength(64);
            e.HasIndex(c => c.CaseNumber).IsUnique();
            e.Property(c => c.Cause).HasMaxLength(200);
            e.Property(c => c.State).HasConversion<string>().HasMaxLength(24);
            e.Property(c => c.Version).IsConcurrencyToken();
            e.HasMany(c => c.Participants).WithOne().HasForeignKey(p => p.CaseId);
            e.HasMany(c => c.Staff).WithOne().HasForeignKey(s => s.CaseId);
        });
        model.Entity<CaseParticipant>(e =>
        {
            e.ToTable("CaseParticipants");
            e.HasKey(p => p.ParticipantId);
            e.Property(p => p.Side).HasConversion<string>().HasMaxLength(16);
            e.Property(p => p.Role).HasConversion<string>().HasMaxLength(16);
            e.Property(p => p.Name).HasMaxLength(100);
            e.Property(p => p.Phone).HasMaxLength(32);
        });
        model.Entity<CaseStaff>(e =>
        {
            e.ToTable("CaseStaff");
            e.HasKey(s => new { s.CaseId, s.UserName });
            e.Property(s => s.UserName).HasMaxLength(64);
        });
        model.Entity<Sitting>(e =>
        {
            e.ToTable("Sittings");
            e.HasKey(s => s.HearingId);
            e.HasIndex(s => new { s.CaseId, s.Number }).IsUnique();
            e.HasOne<CourtCase>().WithMany().HasForeignKey(s => s.CaseId);
            e.Property(s => s.Phase).HasMaxLength(32);
            e.HasMany(s => s.Arbitrators).WithOne().HasForeignKey(a => a.HearingId);
            // Wherever a sitting is read, its tribunal is.
            e.Navigation(s => s.Arbitrators).AutoInclude();
        });
        model.Entity<SittingArbitrator>(e =>
        {
            e.ToTable("SittingArbitrators");
            e.HasKey(a => new { a.HearingId, a.Ordinal });
            e.Property(a => a.UserName).HasMaxLength(64);
            e.Property(a => a.Name).HasMaxLength(100);
        });
        model.Entity<CaseDocument>(e =>
        {
            e.ToTable("CaseDocuments");
            e.HasKey(d => d.DocumentId);
            e.HasIndex(d => d.CaseId);
            e.HasOne<CourtCase>().WithMany().HasForeignKey(d => d.CaseId);
        });
    }
}
