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
        model.Entity<WallScreen>(screen =>
        {
            screen.ToTable("WallScreens");
            screen.HasKey(s => s.ScreenId);
            screen.Property(s => s.SecretHash).HasMaxLength(64);
            screen.Property(s => s.Name).HasMaxLength(64);
        });
        model.Entity<WallScreenKeeper>(keeper =>
        {
            keeper.ToTable("WallScreenKeepers");
            keeper.HasKey(k => new { k.ScreenId, k.UserName });
            keeper.Property(k => k.UserName).HasMaxLength(256);
            keeper.HasIndex(k => k.UserName);
        });
        model.Entity<Consent>(consent =>
        {
            consent.ToTable("Consents");
            consent.HasKey(c => new { c.HearingId, c.Seat });
        });
    }
}
