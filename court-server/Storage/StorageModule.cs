using Arbitration.Court.Shared;
using Arbitration.Court.Storage.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Storage;

internal static class StorageModule
{
    public static IServiceCollection AddStorage(this IServiceCollection services, CourtOptions options)
    {
        // Names, recordings and records of people: nobody else on this machine has a business here.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(options.InData());
        else Directory.CreateDirectory(options.InData(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var connection = new SqliteConnectionStringBuilder { DataSource = options.InData("court.db"), DefaultTimeout = 5 }.ToString();
        services.AddDbContextFactory<CourtDatabase>(db => db.UseSqlite(connection).AddInterceptors(new SqlitePragmas()));
        services.AddSingleton<IFileStore>(_ => new DiskFileStore(options.InData("files")));
        return services;
    }

    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken ct)
    {
        var factory = services.GetRequiredService<IDbContextFactory<CourtDatabase>>();
        await using var database = await factory.CreateDbContextAsync(ct);
        if (!(await database.Database.GetPendingMigrationsAsync(ct)).Any()) return;
        // EF marks a running migration by a row; a kill in the middle would leave it, and each later start would wait for it.
        // Nobody else has this database open, so a mark that is found is such a left-over.
        await database.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        await database.Database.MigrateAsync(ct);
    }
}
