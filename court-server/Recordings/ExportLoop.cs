using Arbitration.Court.Shared;

namespace Arbitration.Court.Recordings;

/// <summary>Looks every 2 s for closed sittings without an export and makes them one by one; what failed is tried again later.</summary>
internal sealed partial class ExportLoop(RecordingReader reader, ExportRecording export, TimeProvider time, ILogger<ExportLoop> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(20);
    private readonly Dictionary<HearingId, DateTimeOffset> _notBefore = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                foreach (var hearing in await reader.UnexportedAsync(stoppingToken)) await TryAsync(hearing, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                LogLookFailed(log, fault);
            }
        }
    }

    private async Task TryAsync(HearingId hearing, CancellationToken ct)
    {
        if (_notBefore.TryGetValue(hearing, out var due) && time.GetUtcNow() < due) return;
        try
        {
            if (await export.RunAsync(hearing, ct)) LogStored(log, hearing);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            _notBefore[hearing] = time.GetUtcNow() + PauseAfterFailure;
            LogFailed(log, hearing, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Hearing {Hearing}: recording exported and stored")]
    private static partial void LogStored(ILogger logger, HearingId hearing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hearing {Hearing}: the export failed and is tried again")]
    private static partial void LogFailed(ILogger logger, HearingId hearing, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for recordings to export")]
    private static partial void LogLookFailed(ILogger logger, Exception fault);
}
