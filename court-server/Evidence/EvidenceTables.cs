using Arbitration.Court.Cases;
using Arbitration.Court.Evidence.Uploads;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence;

internal sealed class EvidenceTables : ITables
{
    private const int HashLength = 64, NameLength = 255, StoredLength = 300;

    public void Configure(ModelBuilder model)
    {
        model.Entity<Exhibit>(e =>
        {
            e.ToTable("Exhibits");
            e.HasKey(x => x.ExhibitId);
            e.HasOne<CourtCase>().WithMany().HasForeignKey(x => x.CaseId);
            e.Property(x => x.Party).HasConversion<string>().HasMaxLength(16);
            // The database's own word that no number is given twice.
            e.HasIndex(x => new { x.CaseId, x.Party, x.Number }).IsUnique();
            e.Property(x => x.Title).HasMaxLength(NameLength);
            e.Property(x => x.Source).HasMaxLength(500);
            e.Property(x => x.Purpose).HasMaxLength(2000);
            e.Property(x => x.Version).IsConcurrencyToken();
            e.HasMany(x => x.Files).WithOne().HasForeignKey(f => f.ExhibitId);
        });
        model.Entity<ExhibitFile>(e =>
        {
            e.ToTable("ExhibitFiles");
            e.HasKey(f => f.FileId);
            e.Property(f => f.Name).HasMaxLength(NameLength);
            e.Property(f => f.Sha256).HasMaxLength(HashLength);
            e.Property(f => f.Sm3).HasMaxLength(HashLength);
            e.Property(f => f.State).HasConversion<string>().HasMaxLength(16);
            e.HasIndex(f => f.State);
            e.HasMany(f => f.Pages).WithOne().HasForeignKey(p => p.FileId);
            e.OwnsOne(f => f.Media, m =>
            {
                m.Property(x => x.Stored).HasMaxLength(StoredLength);
                m.Property(x => x.Sha256).HasMaxLength(HashLength);
            });
        });
        model.Entity<ExhibitPage>(e =>
        {
            e.ToTable("ExhibitPages");
            e.HasKey(p => new { p.FileId, p.Page });
            e.Property(p => p.Sha256).HasMaxLength(HashLength);
            e.Property(p => p.Stored).HasMaxLength(StoredLength);
            e.Property(p => p.StoredHalf).HasMaxLength(StoredLength);
            e.Property(p => p.StoredThumbnail).HasMaxLength(StoredLength);
        });
        model.Entity<EvidenceUpload>(e =>
        {
            e.ToTable("EvidenceUploads");
            e.HasKey(u => u.UploadId);
            e.HasIndex(u => new { u.CaseId, u.By });
            e.Property(u => u.Party).HasConversion<string>().HasMaxLength(16);
            e.Property(u => u.Name).HasMaxLength(NameLength);
        });
        model.Entity<EvidenceLimit>(e =>
        {
            e.ToTable("EvidenceLimits");
            e.HasKey(l => l.CaseId);
        });
    }
}
