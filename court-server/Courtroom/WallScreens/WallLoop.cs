using Arbitration.Court.Hearings;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>
/// Each second every screen is told that what it shows is still true, after the hearing itself was asked. A screen that does not hear it
/// three times shows a slate by itself, so neither a server that hangs nor a line that is cut leaves a picture standing.
/// </summary>
internal sealed partial class WallLoop(WallPages pages, IGrainFactory grains, TimeProvider time, ILogger<WallLoop> log) : BackgroundService
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var beat = new PeriodicTimer(Each, time);
        // A hearing that does not answer blanks its own screens and no others.
        var asked = new Dictionary<string, Task>();
        while (await beat.WaitForNextTickAsync(stop))
        {
            pages.BeatWaiting(Wall.Text(time.GetUtcNow()));
            foreach (var answered in asked.Where(one => one.Value.IsCompleted).ToList()) asked.Remove(answered.Key);
            foreach (var hearing in pages.Hearings.Where(hearing => !asked.ContainsKey(hearing))) asked[hearing] = BeatAsync(hearing);
        }
    }

    private async Task BeatAsync(string hearing)
    {
        try
        {
            pages.Beat(hearing, await grains.GetGrain<IHearingGrain>(hearing).Read());
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogNoBeat(log, hearing, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hearing {Hearing} could not be read for its wall screens; they show a slate until it can")]
    private static partial void LogNoBeat(ILogger log, string hearing, Exception fault);
}
