using Arbitration.Media.Rtp;
using Arbitration.Media.Tests.Rtp;
using Xunit;

namespace Arbitration.Media.Tests.Sync;

public sealed class LongClockTests
{
    private const long HourUs = 3_600_000_000;

    [Theory]
    [InlineData(100)]
    [InlineData(-100)]
    public void Four_hours_of_sound_stay_at_their_time_over_every_wrap(int ppm)
    {
        // The timestamps wrap in the second hour, the sequence numbers eleven times.
        var sender = new TestSender(1, 48_000, 64_000, uint.MaxValue - (48_000 * 4500u)) { ClockError = ppm / 1e6 };
        var receiver = new AudioReceiver();
        var random = new Random(8);
        byte[] packet = [31 << 3];
        var (worst, units) = (0L, 0);
        for (var atUs = 0L; atUs < 4 * HourUs; atUs += 20_000)
        {
            var arrivalUs = atUs + 20_000 + random.Next(10_000);
            receiver.Push(sender.Opus(packet, atUs).Bytes, arrivalUs);
            for (; receiver.TryTake(arrivalUs, out var unit); units++)
                if (atUs > 10_000_000) worst = Math.Max(worst, Math.Abs(unit.MediaUs - atUs));
        }
        // Within the jitter's least of 5 s, and the half millisecond that the slope moves in them.
        Assert.InRange(worst, 0, 22_000);
        Assert.InRange(units, (int)(4 * HourUs / 20_000) - 5, (int)(4 * HourUs / 20_000));
        Assert.Equal(0, receiver.LostPackets);
    }

    [Fact]
    public void After_a_mute_of_an_hour_the_first_packets_are_at_their_time()
    {
        var map = new ClockMap(48_000);
        var random = new Random(9);
        long Ticks(long us) => (long)(us * 48 / 1000 * 1.0001);
        for (var atUs = 0L; atUs < 20_000_000; atUs += 20_000) map.Observe(Ticks(atUs), atUs + random.Next(30_000));
        for (var atUs = HourUs; atUs < HourUs + 400_000; atUs += 20_000)
        {
            map.Observe(Ticks(atUs), atUs + random.Next(30_000));
            Assert.InRange(map.ToNodeUs(Ticks(atUs)) - atUs, -2_000, 31_000);
        }
        Assert.InRange(map.ToNodeUs(Ticks(HourUs + 400_000)) - HourUs - 400_000, -2_000, 6_000);
    }

    [Fact]
    public void After_a_mute_of_seconds_the_first_late_packet_does_not_move_the_map()
    {
        var map = new ClockMap(48_000);
        for (var atUs = 0L; atUs < 20_000_000; atUs += 20_000) map.Observe(atUs * 48 / 1000, atUs);
        map.Observe(30_000_000L * 48 / 1000, 30_030_000);
        Assert.InRange(map.ToNodeUs(30_000_000L * 48 / 1000), 29_999_000, 30_003_000);
    }
}
