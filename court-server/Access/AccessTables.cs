using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Access;

internal sealed class AccessTables : ITables
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<JoinLink>(link =>
        {
            link.ToTable("JoinLinks");
            link.HasKey(l => l.LinkId);
            link.Property(l => l.TokenHash).HasMaxLength(64);
            link.HasIndex(l => l.TokenHash).IsUnique();
            link.HasIndex(l => new { l.HearingId, l.Seat });
            link.Property(l => l.State).HasConversion<string>().HasMaxLength(16);
            link.Property(l => l.Version).IsConcurrencyToken();
        });
        model.Entity<DeviceSeat>(device =>
        {
            device.ToTable("DeviceSeats");
            device.HasKey(d => new { d.DeviceHash, d.LinkId });
            device.Property(d => d.DeviceHash).HasMaxLength(64);
            device.HasIndex(d => d.LinkId);
            device.Property(d => d.State).HasConversion<string>().HasMaxLength(16).HasDefaultValue(DeviceState.Granted).HasSentinel(DeviceState.Granted);
        });
        model.Entity<Consent>(consent =>
        {
            consent.ToTable("Consents");
            consent.HasKey(c => new { c.HearingId, c.Seat });
        });
    }
}
