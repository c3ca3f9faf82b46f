using System.Collections.Concurrent;
using Arbitration.Media.Libav;
using Arbitration.Media.Mixing;
using Arbitration.Media.Tests.Libav;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Arbitration.Media.Tests.Mixing;

public sealed class ProgrammeClockTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    [Fact]
    public void Its_own_thread_keeps_real_time()
    {
        using var programme = new Programme(new ProgrammeOptions(), TimeProvider.System);
        using var fragments = new BlockingCollection<Fragment>();
        programme.SetSeats([new ProgrammeSeat("s1", "申请人", "张三")]);
        programme.AddSource("s1/cam/av", "s1");
        long start = TimeProvider.System.NowUs();
        programme.StartEncoding(0, start, fragments.Add);
        Assert.InRange(programme.HearingUs, 0, 20_000_000);
        Assert.True(fragments.TryTake(out Fragment? first, s_limit));
        Assert.True(fragments.TryTake(out Fragment? second, s_limit));
        // Never ahead of the clock; how far behind it may be on a busy machine is the limit's matter.
        Assert.True(TimeProvider.System.NowUs() - start >= second.ToUs, "the programme runs ahead of the clock");
        Assert.Equal([0, 1_000_000, 2_000_000], [first.FromUs, second.FromUs, second.ToUs]);
        programme.StopEncoding();
        Assert.Equal(-1, programme.HearingUs);
    }

    [Fact]
    public void A_stall_is_caught_up_without_a_hole()
    {
        var time = new FakeTimeProvider();
        using var programme = new Programme(new ProgrammeOptions(), time);
        using var fragments = new BlockingCollection<Fragment>();
        programme.StartEncoding(0, time.NowUs(), fragments.Add);
        time.Advance(TimeSpan.FromSeconds(5.5));
        for (int second = 0; second < 5; second++)
        {
            Assert.True(fragments.TryTake(out Fragment? fragment, s_limit));
            Assert.Equal((second * 1_000_000L, (second + 1) * 1_000_000L), (fragment.FromUs, fragment.ToUs));
        }
    }

    [Fact]
    public void A_start_that_was_told_a_moment_ago_begins_at_its_own_time()
    {
        var time = new FakeTimeProvider();
        time.Advance(TimeSpan.FromSeconds(100));
        using var programme = new Programme(new ProgrammeOptions(), time);
        using var fragments = new BlockingCollection<Fragment>();
        long told = time.NowUs() - 300_000;
        programme.StartEncoding(73_400_000, told, fragments.Add);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(fragments.TryTake(out Fragment? fragment, s_limit));
        Assert.Equal(73_400_000, fragment.FromUs);
        Assert.Equal(73_400_000 + 2_300_000, programme.HearingUs);
    }

    [Fact]
    public void A_cut_starts_a_fragment_with_the_next_picture()
    {
        using Rig rig = ProgrammePictureTests.Grid(1);
        rig.Record(5_000_000);
        rig.Run(37);
        long cut = rig.Programme.CutFragment();
        rig.Run(30);
        rig.Programme.StopEncoding();
        Assert.Equal(5_000_000 + (37 * 40_000), cut);
        Assert.Equal([5_000_000, 6_000_000, cut, cut + 1_000_000], rig.Fragments.Select(f => f.FromUs));
        Assert.Equal(rig.Fragments.Skip(1).Select(f => f.FromUs), rig.Fragments.SkipLast(1).Select(f => f.ToUs));
    }

    [Fact]
    public void A_fragment_that_cannot_be_taken_ends_the_epoch_and_the_next_one_runs()
    {
        var time = new FakeTimeProvider();
        using var programme = new Programme(new ProgrammeOptions(), time);
        using var faults = new BlockingCollection<Exception>();
        programme.Faulted += faults.Add;
        programme.StartEncoding(0, time.NowUs(), _ => throw new IOException("disk gone"));
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.True(faults.TryTake(out Exception? fault, s_limit));
        Assert.Equal("disk gone", fault.Message);
        Assert.Equal(-1, programme.HearingUs);

        using var fragments = new BlockingCollection<Fragment>();
        programme.StartEncoding(3_000_000, time.NowUs(), fragments.Add);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.True(fragments.TryTake(out Fragment? fragment, s_limit));
        Assert.Equal(3_000_000, fragment.FromUs);
    }

    [Fact]
    public void An_epoch_after_another_goes_on_with_the_same_init_segment()
    {
        using var folder = new TempFolder();
        using Rig rig = ProgrammePictureTests.Grid(2);
        rig.Record();
        byte[] first = rig.Init;
        rig.Run(30);
        rig.Programme.StopEncoding();
        rig.Record(73_400_000);
        rig.Run(30);
        rig.Programme.StopEncoding();
        Assert.Equal(first, rig.Init);
        Assert.Equal([0, 1_000_000, 73_400_000, 74_400_000], rig.Fragments.Select(f => f.FromUs));
    }
}
