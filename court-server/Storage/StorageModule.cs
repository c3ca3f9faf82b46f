using Arbitration.Court.Shared;
using Arbitration.Court.Storage.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Arbitration.Court.Storage;

internal static class StorageModule
{
    public static IServiceCollection AddStorage(this IServiceCollection services, CourtOptions options)
    {
        // Names, recordings and records of people: nobody else on this machine has a business here.
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(options.InData());
        else Directory.CreateDirectory(options.InData(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var connection = new SqliteConnectionStringBuilder { DataSource = options.InData("court.db"), DefaultTimeout = 5 }.ToString();
        services.AddSingleton<IInterceptor, SqlitePragmas>();
        // Pooled: making a context anew costs as much as a small query.
        services.AddPooledDbContextFactory<CourtDatabase>((all, db) => db.UseSqlite(connection).AddInterceptors(all.GetServices<IInterceptor>()));
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
