using Arbitration.Court.Media;

namespace Arbitration.Court.Tests.Media;

public sealed class SlewedClockTests
{
    private const long Second = 1_000_000;

    [Fact]
    public void It_follows_a_drifting_clock_slowly_and_never_reads_backward()
    {
        var clock = new SlewedClock();
        clock.Sample(50 * Second, 0);
        var last = 0L;
        for (var local = 0L; local < 60 * Second; local += 100_000)
        {
            // The other clock is 100 ms behind what the first sample promised.
            if (local % Second == 0) clock.Sample((50 * Second) + local - 100_000, local);
            var read = clock.Read(local)!.Value;
            Assert.True(read >= last);
            last = read;
        }
        Assert.InRange(last - (50 * Second) - (59_900_000 - 100_000), -5_000, 5_000);
    }

    [Fact]
    public void It_goes_on_without_samples()
    {
        var clock = new SlewedClock();
        Assert.Null(clock.Read(5));
        clock.Sample(10 * Second, Second);
        Assert.Equal(40 * Second, clock.Read(31 * Second));
    }

    [Fact]
    public void It_leaps_when_it_is_far_behind()
    {
        var clock = new SlewedClock();
        clock.Sample(0, 0);
        clock.Sample(20 * Second, Second);
        Assert.Equal(20 * Second, clock.Read(Second));
    }
}
