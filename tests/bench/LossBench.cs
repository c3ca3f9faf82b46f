using System.Globalization;
using Arbitration.Testing;

namespace Arbitration.Bench;

/// <summary>A voice over a line that loses packets all the time, and how soon all is well after a burst of losses.</summary>
internal static class LossBench
{
    private const int Seed = 20261125, Bursts = 3;
    private const double Loss = 0.05, BurstLoss = 0.2;
    private const string Line = "Chromium to Chromium through relay, 80 ± 30 ms, and gateway";
    private static readonly TimeSpan s_length = TimeSpan.FromSeconds(60), s_burst = TimeSpan.FromSeconds(10);

    internal static async Task<IReadOnlyList<Figure>> SoundAsync()
    {
        await using WeakHearing room = await WeakHearing.OpenAsync((WeakHearing.Line(Seed), []), (WeakHearing.Line(Seed), [WeakHearing.WithoutFec]));
        (Received with, Received without) = await room.LoseAsync(Loss, s_length);
        return [Of("loss.concealed_percent_fec", with, "Opus in-band FEC as offered"), Of("loss.concealed_percent_plain", without, "FEC taken out of the answer, at the same time in the same hearing")];
    }

    internal static async Task<IReadOnlyList<Figure>> BurstAsync()
    {
        await using WeakHearing room = await WeakHearing.OpenAsync((WeakHearing.Line(Seed), []));
        WeakParty party = room.Parties[0];
        List<Recovery> recoveries = [];
        for (int burst = 0; burst < Bursts; burst++)
        {
            recoveries.Add(await Recovery.AfterBurstAsync(room.Clerk, party, BurstLoss, s_burst));
            await Console.Error.WriteLineAsync(recoveries[^1].ToString());
        }
        return
        [
            new Figure("loss.burst_recovery_ms", Math.Round(recoveries.Median(one => one.All.TotalMilliseconds)), "ms", string.Create(CultureInfo.InvariantCulture,
                $"{BurstLoss:0%} lost for {s_burst.TotalSeconds} s, from its end to the beginning of the first second after which, for 3 s, none has 2 % more sound made up than before, nor fewer than 80 % of the pictures; median of {Bursts}, sound alone {recoveries.Median(one => one.Sound.TotalMilliseconds):0}, pictures {recoveries.Median(one => one.Pictures.TotalMilliseconds):0}; {Line}")),
        ];
    }

    private static Figure Of(string name, Received received, string how) => new(name, Math.Round(received.Concealed * 100, 2), "%", string.Create(CultureInfo.InvariantCulture,
        $"sound that the receiving browser had to make up, {how}; {Loss:0%} lost each way for {s_length.TotalSeconds} s; {received.FramesPerSecond:0.0} pictures a second; {Line}"));
}
