using System.Globalization;
using Arbitration.Media.Libav;

namespace Arbitration.Bench.Hearings;

/// <summary>How many hearings two cores carry, and whether each of many costs what one alone does.</summary>
internal static class HearingsBench
{
    private const int Most = 16, Cores = 2, MostClaims = 4;
    private static readonly TimeSpan s_probe = TimeSpan.FromSeconds(10), s_claim = TimeSpan.FromSeconds(60), s_cost = TimeSpan.FromSeconds(15);

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        LibavVersion.Require();
        using var folder = new BenchFolder();
        HearingContent webcam = await HearingContent.WebcamAsync(folder.Path), hard = await HearingContent.HardAsync(folder.Path);
        List<Figure> figures = await CostAsync(webcam);
        figures.Add(await MostAsync("hearings.realtime_max", webcam, "slow people before a still room and a page under the document camera, a little noise"));
        figures.Add(await MostAsync("hearings.realtime_max_hard", hard, "everything moves, strong noise"));
        return figures;
    }

    private static async Task<List<Figure>> CostAsync(HearingContent content)
    {
        List<HearingHall.Outcome> outcomes = [];
        foreach (int hearings in (int[])[1, 2, 4])
        {
            outcomes.Add(await HearingHall.RunAsync(content, hearings, s_cost));
        }
        return
        [
            .. outcomes.Select(outcome => new Figure($"hearings.cpu_per_hearing_{outcome.Hearings}", Math.Round(outcome.CpuPerHearing, 3), "CPU s per s",
                $"four people and a document camera, webcam-like, decoded, mixed, encoded, written with own tracks; {outcome.Hearings} at once over {s_cost.TotalSeconds} s, {Lateness(outcome)}")),
            new Figure("hearings.cpu_per_hearing_spread", Math.Round(outcomes.Max(outcome => outcome.CpuPerHearing) / outcomes.Min(outcome => outcome.CpuPerHearing), 3),
                "ratio", "the dearest of 1, 2 and 4 hearings at once by the cheapest"),
        ];
    }

    private static async Task<Figure> MostAsync(string name, HearingContent content, string what)
    {
        int most = await ProbeAsync(content);
        HearingHall.Outcome? failed = null;
        for (int claim = 0; claim < MostClaims && most > 0; claim++, most--)
        {
            HearingHall.Outcome outcome = await HearingHall.RunAsync(content, most, s_claim);
            if (outcome.IsOnTime)
            {
                return new Figure(name, most, "hearings", string.Create(CultureInfo.InvariantCulture,
                    $"four people 640×360 and a document camera 1280×720 each, VP8 at 25: {what}; on {Cores} cores every tick, picture and packet within 120 ms for {s_claim.TotalSeconds} s, {outcome.CpuPerHearing:0.000} CPU s per s each, {Lateness(outcome)}{(failed is null ? "" : $"; {failed.Hearings} at once: {Lateness(failed)}")}"));
            }
            failed = outcome;
        }
        return new Figure(name, 0, "hearings", failed is null ? "not even one for 10 s" : $"down to {failed.Hearings}: {Lateness(failed)}");
    }

    /// <summary>The most hearings that are on time for a short while, by bisection below what two cores can carry at all.</summary>
    private static async Task<int> ProbeAsync(HearingContent content)
    {
        HearingHall.Outcome one = await HearingHall.RunAsync(content, 1, s_probe);
        (int good, int bad) = (one.IsOnTime ? 1 : 0, Math.Min(Most, (int)(Cores / one.CpuPerHearing) + 1));
        while (bad - good > 1)
        {
            // Near the top first: what is sought lies there.
            int next = good + Math.Max(1, (bad - good) * 2 / 3);
            next = Math.Min(next, bad - 1);
            HearingHall.Outcome outcome = await HearingHall.RunAsync(content, next, s_probe);
            (good, bad) = outcome.IsOnTime ? (next, bad) : (good, next);
        }
        return good;
    }

    private static string Lateness(HearingHall.Outcome outcome) => string.Create(CultureInfo.InvariantCulture,
        $"latest tick {outcome.LatestTickMs:0} ms, {outcome.Late} late{string.Concat(outcome.Faults.Take(1).Select(fault => ", " + fault))}");
}
