using Xunit;
using Xunit.Abstractions;

namespace Arbitration.Media.Tests.Sync;

/// <summary>What happens to people in a hearing, each to one of four at a time, on clocks that are off: they stay in step with themselves and the hearing.</summary>
public sealed class ScenarioTests(ITestOutputHelper output)
{
    private const int Seconds = 60;
    private const double MostApartMs = 60, MostLateMs = 80;

    private static readonly SenderPlan s_line = new() { SoundPpm = 100, PicturePpm = -100, JitterUs = 30_000, Loss = 0.03 };

    [Fact]
    public Task Over_a_bad_line_and_with_silence_unsent_and_joining_late_and_muted_for_a_while() => StaysInStepAsync(
        s_line, s_line with { SendsNoSilence = true }, s_line with { JoinsAt = 20.5 }, s_line with { Muted = (15, 30) });

    [Fact]
    public Task With_new_devices_another_layer_a_jump_of_the_clock_forward_and_one_back() => StaysInStepAsync(
        s_line with { NewDevicesAt = 25 }, s_line with { OtherLayerAt = 25 }, s_line with { ClockStep = (25, 7) }, s_line with { ClockStep = (25, -3) });

    private async Task StaysInStepAsync(params SenderPlan[] plans)
    {
        var people = await new SyncRun(plans).RunAsync(Seconds);
        var told = plans.Zip(people, (plan, bursts) =>
        {
            // A device or a clock that changes may cost the one burst it falls into.
            var found = bursts.Where(one => one.ApartMs is not null).ToList();
            return (Plan: plan, Expected: bursts.Count(one => IsSent(plan, one.AtSeconds)), Found: found.Count,
                Apart: P95(found.Select(one => one.ApartMs!.Value)), Late: P95(found.Select(one => one.SoundLateMs!.Value)));
        }).ToList();
        foreach (var one in told) output.WriteLine($"apart {one.Apart:0} ms, sound late {one.Late:0} ms (p95), {one.Found} of {one.Expected}: {one.Plan}");
        Assert.All(told, one =>
        {
            Assert.InRange(one.Found, one.Expected - 2, one.Expected + 1);
            Assert.InRange(one.Apart, 0, MostApartMs);
            Assert.InRange(one.Late, 0, MostLateMs);
        });
    }

    private static bool IsSent(SenderPlan plan, double at) =>
        at > plan.JoinsAt && !(plan.Muted is { } muted && at > muted.From && at < muted.To);

    private static double P95(IEnumerable<double> values) => values.Select(Math.Abs).Order().ToList() is { Count: > 0 } all ? all[(int)(all.Count * 0.95)] : double.PositiveInfinity;
}
