using Arbitration.Court.Evidence.Press;
using Arbitration.Court.Storage;
using Microsoft.EntityFrameworkCore;

namespace Arbitration.Court.Evidence.Pressing;

/// <summary>Owns the work of the press: what was under way when the server ended goes on first, then what arrives.</summary>
internal sealed partial class PressLoop(IDbContextFactory<CourtDatabase> databases, PressFiles files, PressQueue queue, PressOptions options, TimeProvider time, ILogger<PressLoop> log) : BackgroundService
{
    private const int MostAttempts = 3;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var file in await WaitingAsync(stoppingToken)) queue.Add(file);
        await Task.WhenAll(Enumerable.Range(0, options.AtATime).Select(_ => WorkAsync(stoppingToken)));
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var file in queue.AllAsync(ct)) await OneAsync(file, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return;
        }
    }

    // What fails is a fault of this machine, a full disk for one: tried again after a rest, and given up with a word to whoever filed it.
    private async Task OneAsync(FileId file, CancellationToken ct)
    {
        try
        {
            await files.RunAsync(file, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogFailed(log, file, fault);
            if (await GiveUpAsync(file, ct)) return;
            await Task.Delay(Rest, time, ct);
            queue.Add(file);
        }
    }

    private async Task<bool> GiveUpAsync(FileId id, CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        var file = await database.Set<ExhibitFile>().Include(f => f.Pages).FirstOrDefaultAsync(f => f.FileId == id, ct);
        if (file is null) return true;
        if (file.Attempts < MostAttempts) return false;
        (file.State, file.Refusal) = (FileState.Refused, "evidence.failed");
        file.Pages.Clear();
        await database.SaveChangesAsync(ct);
        return true;
    }

    private async Task<IReadOnlyList<FileId>> WaitingAsync(CancellationToken ct)
    {
        await using var database = await databases.CreateDbContextAsync(ct);
        return await database.Set<ExhibitFile>().AsNoTracking().Where(f => f.State == FileState.Arrived || f.State == FileState.Pressing).OrderBy(f => f.ArrivedAt).Select(f => f.FileId).ToListAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "File {File} could not be opened; it is tried again")]
    private static partial void LogFailed(ILogger log, FileId file, Exception fault);
}
