using Arbitration.Court.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Storage;

/// <summary>The one database. A feature touches only its own entities, through Set&lt;T&gt;().</summary>
internal sealed class CourtDatabase(DbContextOptions<CourtDatabase> options) : IdentityDbContext<StaffUser, IdentityRole, string>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        var tables = typeof(CourtDatabase).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ITables)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal);
        foreach (var type in tables) ((ITables)Activator.CreateInstance(type)!).Configure(builder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        // SQLite in EF can neither compare nor order DateTimeOffset; one UTC converter for all of them.
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        foreach (var id in typeof(CourtDatabase).Assembly.GetTypes().Where(new IdJson().CanConvert))
            conventions.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id)).HaveMaxLength(64);
    }
}
