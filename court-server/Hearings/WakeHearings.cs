using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings;

/// <summary>After a start, wakes each hearing that was under way, so that its recording is watched before anybody comes back.</summary>
internal sealed partial class WakeHearings(
    HearingCalendar calendar, RecorderEpochs epochs, IGrainFactory grains, IHostApplicationLifetime life, TimeProvider time, ILogger<WakeHearings> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await StartedAsync(stop);
        var left = (await calendar.OpenAsync(stop)).Union(await epochs.UnfinishedAsync(stop)).ToList();
        while (left.Count > 0)
        {
            foreach (var hearing in left.ToArray())
                if (await WakeAsync(hearing)) left.Remove(hearing);
            if (left.Count > 0) await Task.Delay(Again, time, stop);
        }
    }

    private async Task<bool> WakeAsync(HearingId hearing)
    {
        try
        {
            await grains.GetGrain<IHearingGrain>(hearing.Value).Wake();
            return true;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogAsleep(log, hearing, fault);
            return false;
        }
    }

    private async Task StartedAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        using var asStarted = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Hearing {Hearing} could not be woken; it is tried again")]
    private static partial void LogAsleep(ILogger log, HearingId hearing, Exception fault);
}
