using Arbitration.Media.Rtp;
using Xunit;

namespace Arbitration.Media.Tests.Rtp;

public sealed class ClockMapTests
{
    private const long StepUs = 20_000;
    private const int Rate = 48_000;
    private readonly Random _random = new(3);

    [Theory]
    [InlineData(200)]
    [InlineData(-200)]
    public void The_slope_between_two_crystals_is_followed_under_jitter(int ppm)
    {
        var map = new ClockMap(Rate);
        var worst = 0L;
        for (var atUs = 0L; atUs < 300_000_000; atUs += StepUs)
        {
            var ticks = (long)(atUs * (1 + ppm / 1e6) * Rate / 1e6);
            map.Observe(ticks, atUs + 15_000 + _random.Next(30_000));
            if (atUs > 10_000_000) worst = Math.Max(worst, Math.Abs(map.ToNodeUs(ticks) - atUs - 15_000));
        }
        Assert.InRange(worst, 0, 4_000);
    }

    [Fact]
    public void Sound_and_picture_of_one_person_stay_in_step()
    {
        var (sound, picture) = (new ClockMap(48_000), new ClockMap(90_000));
        for (var atUs = 0L; atUs < 20_000_000; atUs += StepUs)
        {
            sound.Observe(777 + atUs * 48 / 1000, atUs + 20_000 + _random.Next(30_000));
            if (atUs % 40_000 == 0) picture.Observe(123_456 + atUs * 90 / 1000, atUs + 20_000 + _random.Next(30_000));
            if (atUs < 3_000_000) continue;
            var apart = sound.ToNodeUs(777 + atUs * 48 / 1000) - picture.ToNodeUs(123_456 + atUs * 90 / 1000);
            Assert.InRange(apart, -8_000, 8_000);
        }
    }

    [Fact]
    public void A_sender_whose_timestamps_jump_is_mapped_anew_after_three_packets()
    {
        var map = Running(out var atUs);
        for (var i = 0; i < 3; i++, atUs += StepUs) map.Observe(Ticks(atUs + 60_000_000), atUs);
        Assert.InRange(map.ToNodeUs(Ticks(atUs + 60_000_000)) - atUs, -1000, 1000);
    }

    [Fact]
    public void A_queue_that_drains_is_no_step()
    {
        var map = Running(out var atUs);
        var until = atUs + 1_500_000;
        for (; atUs < until; atUs += StepUs) map.Observe(Ticks(atUs), until);
        Assert.InRange(map.ToNodeUs(Ticks(until)) - until, -2000, 2000);
    }

    [Fact]
    public void A_longer_path_is_followed_slowly_and_a_much_longer_one_at_once()
    {
        var map = Running(out var atUs);
        var until = atUs + 12_000_000;
        for (; atUs < until; atUs += StepUs) map.Observe(Ticks(atUs), atUs + 50_000);
        Assert.InRange(map.ToNodeUs(Ticks(atUs)) - atUs, 49_000, 51_000);

        until = atUs + 600_000;
        for (; atUs < until; atUs += StepUs) map.Observe(Ticks(atUs), atUs + 900_000);
        Assert.InRange(map.ToNodeUs(Ticks(atUs)) - atUs, 899_000, 901_000);
    }

    private static ClockMap Running(out long atUs)
    {
        var map = new ClockMap(Rate);
        for (atUs = 0; atUs < 5_000_000; atUs += StepUs) map.Observe(Ticks(atUs), atUs);
        return map;
    }

    private static long Ticks(long us) => us * Rate / 1_000_000;
}
