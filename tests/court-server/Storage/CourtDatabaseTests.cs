using Arbitration.Court.Audit;
using Arbitration.Court.Storage;
using Arbitration.Court.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Tests.Storage;

public sealed class CourtDatabaseTests : IDisposable
{
    private readonly CourtServer _court = new();

    public void Dispose() => _court.Dispose();

    [Theory]
    [InlineData("journal_mode", "wal")]
    [InlineData("synchronous", "2")]
    [InlineData("busy_timeout", "5000")]
    [InlineData("foreign_keys", "1")]
    public async Task Each_connection_survives_power_loss_and_waits_for_its_turn(string pragma, string expected)
    {
        await using var database = await _court.Get<IDbContextFactory<CourtDatabase>>().CreateDbContextAsync();
        await database.Database.OpenConnectionAsync();
        await using var command = database.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        Assert.Equal(expected, (await command.ExecuteScalarAsync())?.ToString());
    }

    [Fact]
    public async Task The_migrations_make_exactly_what_the_tables_say()
    {
        await using var database = await _court.Get<IDbContextFactory<CourtDatabase>>().CreateDbContextAsync();
        Assert.False(database.Database.HasPendingModelChanges(), "a *Tables.cs changed: add a migration (court-server/Storage/README.md)");
        Assert.Empty(await database.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Times_are_utc_and_can_be_ordered_and_compared_in_a_query()
    {
        var noon = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(8));
        await using (var write = await _court.Get<IDbContextFactory<CourtDatabase>>().CreateDbContextAsync())
        {
            for (var i = 0; i < 3; i++) write.Add(new AuditEntry { At = noon.AddHours(-i), Who = "w", What = "t", Target = "order" });
            await write.SaveChangesAsync();
        }
        await using var read = await _court.Get<IDbContextFactory<CourtDatabase>>().CreateDbContextAsync();
        var found = await read.Set<AuditEntry>().Where(e => e.Target == "order" && e.At > noon.AddMinutes(-90)).OrderBy(e => e.At).Select(e => e.At).ToListAsync();
        Assert.Equal([noon.AddHours(-1), noon], found);
        Assert.All(found, at => Assert.Equal(TimeSpan.Zero, at.Offset));
    }
}
