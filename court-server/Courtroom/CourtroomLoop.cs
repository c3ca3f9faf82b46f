using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Media;

namespace Arbitration.Court.Courtroom;

/// <summary>Every two seconds a heartbeat to each page; for each seat whose page is gone for good, its leaving; speaking time, when it is due.</summary>
internal sealed partial class CourtroomLoop(CourtroomPages pages, IGrainFactory grains, TimeProvider time, ILogger<CourtroomLoop> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);
    // After a restart of the server everybody is away at first; they are not to be called absent for it.
    private static readonly TimeSpan GraceToComeBack = TimeSpan.FromSeconds(15);
    private const long HeartbeatEveryUs = 2_000_000;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var beat = new PeriodicTimer(Beat, time);
        var beatenAt = time.MonotonicUs();
        while (await beat.WaitForNextTickAsync(stop))
        {
            var now = time.MonotonicUs();
            var isDue = now - beatenAt >= HeartbeatEveryUs;
            if (isDue) beatenAt = now;
            foreach (var hearing in pages.HearingsWithPages())
                if (pages.TakeDue(hearing) || isDue) await BeatAsync(hearing);
            foreach (var (hearing, seat, cause) in pages.Missing(Grace, GraceToComeBack)) await ActAsync(hearing, new LeaveRoom(seat, cause));
            foreach (var (hearing, spoken) in pages.TakeSpokenDue()) await ActAsync(hearing, new NoteSpokenTime(spoken));
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

    private async Task ActAsync(string hearing, HearingCommand command)
    {
        try
        {
            await grains.GetGrain<IHearingGrain>(hearing).Act(null, null, command);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            LogNoBeat(log, hearing, fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Hearing {Hearing} could not be read for its pages; it is tried again")]
    private static partial void LogNoBeat(ILogger log, string hearing, Exception fault);
}
