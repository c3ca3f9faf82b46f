using Arbitration.Testing;

namespace Arbitration.Bench;

/// <summary>Sound against picture in the recording of a hearing over a bad network, for ten minutes.</summary>
internal static class SyncBench
{
    private static readonly TimeSpan s_length = TimeSpan.FromMinutes(10);

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        IReadOnlyList<SyncOf> people = await SyncUnderLoss.RunAsync(s_length);
        foreach (SyncOf person in people)
        {
            await Console.Error.WriteLineAsync(person.ToString());
        }
        return
        [
            Of("sync.av_offset_ms_p95_good_network", people[0], "no relay"), Of("sync.av_offset_ms_p95", people[1], "there throughout"),
            Of("sync.av_offset_ms_p95_after_mute", people[2], "muted for 8 s and back"), Of("sync.av_offset_ms_p95_late_join", people[3], "joined after the opening"),
        ];
    }

    private static Figure Of(string name, SyncOf person, string who) => new(name, Math.Round(person.Share(0.95) * 1000), "ms",
        $"flash against beep in the recording, {who}; Chromium, relay with 3 % loss and 30 ms jitter each way, gateway, programme; {person.Flashes.Count} of {person.Expected} flashes in {s_length.TotalMinutes:0} min");
}
