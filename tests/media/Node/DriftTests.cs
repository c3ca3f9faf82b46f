using Xunit;
using Xunit.Abstractions;

namespace Arbitration.Media.Tests.Node;

/// <summary>Two minutes with a sender whose clock is wrong; the hour is the bench's (`tests/bench/run drift`).</summary>
public sealed class DriftTests(ITestOutputHelper say)
{
    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    [InlineData(1000)]
    public void Picture_and_sound_stay_in_their_place_and_together(double ppm)
    {
        var run = DriftRun.Of(ppm, TimeSpan.FromMinutes(2), seed: 5);
        say.WriteLine($"{ppm} ppm: pictures {run.Pictures.ShiftMs:0.0} ms, sound {run.Sounds.ShiftMs:0.0} ms, beeps {run.Beeps.ShiftMs:0.0} ms of {run.Beeps.Count}");
        Assert.InRange(run.Beeps.Count, 50, 60);
        // Uncorrected, 100 ppm are 8 ms from the first quarter to the last.
        foreach (var course in new[] { run.Pictures, run.Sounds, run.Beeps }) Assert.InRange(course.ShiftMs, -4, 4);
        Assert.InRange(run.Pictures.ShiftMs - run.Beeps.ShiftMs, -5, 5);
    }
}
