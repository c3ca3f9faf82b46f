using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Media;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Tests.Hearings;

public sealed class RecorderWatchTests
{
    private const long Second = 1_000_000;
    private static readonly RecorderEpoch First = new(1, 0, 0, "n1");
    private readonly RecorderWatch _watch = new(0);

    private static Heartbeat Beat(string node = "n1", long epoch = 1, long version = 10, long durable = -1, long free = 100_000) =>
        new() { NodeStart = node, Epoch = epoch, Version = version, DurableUs = durable, FreeSeconds = free, GatewayUp = true };

    private static ManifestFacts Segment(long row, long epoch, double from, double to) =>
        new(row, epoch, "segment", (long)(from * Second), (long)(to * Second), "");

    private static RecorderWish Wish(RecordingState state, RecorderEpoch? epoch = null, bool on = true, long hearing = 5 * Second) =>
        new(on, state, epoch ?? First, 10, 10, hearing, 77);

    private HearingCommand[] Told(RecorderWish wish, long now) => [.. _watch.Look(wish, now).OfType<RecorderNews.Tell>().Select(tell => tell.Command)];
    private RecorderNews.RaiseEpoch[] Raised(RecorderWish wish, long now) => [.. _watch.Look(wish, now).OfType<RecorderNews.RaiseEpoch>()];

    [Fact]
    public void The_first_recorder_begins_hearing_time_at_its_own_start()
    {
        _watch.OnHeartbeat(Beat(epoch: 0), Second);
        Assert.Equal([new RecorderNews.RaiseEpoch(0, 0, "n1")], _watch.Look(Wish(new RecordingState.Starting(), RecorderEpoch.None), Second));
    }

    [Fact]
    public void Opening_waits_for_the_first_segment_and_not_for_the_init_file()
    {
        _watch.OnHeartbeat(Beat(), Second);
        _watch.OnRow(new ManifestFacts(1, 1, "init", 0, 0, ""));
        Assert.Empty(_watch.Look(Wish(new RecordingState.Starting()), Second));
        _watch.OnRow(Segment(2, 1, 0, 2));
        Assert.Equal([new RecorderDurable(1, 0, -1)], Told(Wish(new RecordingState.Starting()), Second));
    }

    [Fact]
    public void An_opening_without_a_recorder_is_given_up_after_15_seconds()
    {
        for (var now = 0L; now <= 16 * Second; now += Second) _watch.OnHeartbeat(Beat(epoch: 0, version: 3), now);
        Assert.Empty(Told(Wish(new RecordingState.Starting()), Second));
        Assert.Equal([new AbandonOpening("recording.did-not-start")], Told(Wish(new RecordingState.Starting()), (16 * Second) + 1));
    }

    [Fact]
    public void Three_seconds_without_a_heartbeat_are_an_interruption()
    {
        _watch.OnHeartbeat(Beat(), Second);
        Assert.Empty(_watch.Look(Wish(new RecordingState.Running(1)), 4 * Second));
        Assert.Equal([new RecorderLost("node-away")], Told(Wish(new RecordingState.Running(1)), (4 * Second) + 1));
    }

    [Fact]
    public void A_restarted_node_gets_a_new_epoch_and_the_gap_reaches_from_segment_to_segment()
    {
        _watch.OnHeartbeat(Beat(durable: 2 * Second), Second);
        _watch.OnRow(Segment(2, 1, 0, 2));
        _watch.OnHeartbeat(Beat("n2", epoch: 0, durable: 2 * Second), 2 * Second);
        var news = _watch.Look(Wish(new RecordingState.Running(1)), 2 * Second).ToList();
        Assert.Equal([new RecorderNews.Tell(new RecorderLost("node-restarted")), new RecorderNews.RaiseEpoch(5 * Second, 77, "n2")], news);

        var second = new RecorderEpoch(2, 5 * Second, 77, "n2");
        var interrupted = Wish(new RecordingState.Interrupted("", "node-restarted"), second);
        _watch.OnHeartbeat(Beat("n2", epoch: 2), 3 * Second);
        Assert.Empty(_watch.Look(interrupted, 3 * Second));
        _watch.OnRow(Segment(4, 2, 6, 8));
        Assert.Equal([new RecorderDurable(2, 6 * Second, 2 * Second)], Told(interrupted, 3 * Second));
    }

    [Fact]
    public void A_node_that_restarted_while_this_server_was_away_is_both_down()
    {
        _watch.OnHeartbeat(Beat("n2", epoch: 0), Second);
        Assert.Equal([new RecorderLost("both-down")], Told(Wish(new RecordingState.Running(1)), Second));
    }

    [Fact]
    public void A_recorder_that_stopped_by_itself_is_started_again_but_not_twice_at_once()
    {
        _watch.OnHeartbeat(Beat(), Second);
        _watch.OnHeartbeat(Beat(epoch: 0), 5 * Second);
        var news = _watch.Look(Wish(new RecordingState.Running(1)), 5 * Second).ToList();
        Assert.Equal(new RecorderNews.Tell(new RecorderLost("recorder-failed")), news[0]);
        Assert.IsType<RecorderNews.RaiseEpoch>(news[1]);
        Assert.Empty(Raised(Wish(new RecordingState.Interrupted("", "")), 6 * Second));
    }

    [Fact]
    public void The_same_recorder_seen_again_after_a_silence_runs_on()
    {
        _watch.OnHeartbeat(Beat(), Second);
        _watch.OnRow(Segment(2, 1, 0, 2));
        _watch.OnHeartbeat(Beat(), 9 * Second);
        Assert.Equal([new RecorderDurable(1, 0, -1)], Told(Wish(new RecordingState.Interrupted("", "node-away")), 9 * Second));
    }

    [Fact]
    public void The_end_waits_for_the_last_row()
    {
        _watch.OnRow(Segment(2, 1, 0, 2));
        var closed = Wish(new RecordingState.Running(1), on: false);
        _watch.OnHeartbeat(Beat(epoch: 0, durable: 4 * Second), Second);
        Assert.Empty(_watch.Look(closed, Second));
        Assert.Empty(_watch.Look(closed, 2 * Second));
        _watch.OnRow(Segment(3, 1, 2, 4));
        Assert.Equal([new RecorderEnded(4 * Second)], Told(closed, 2 * Second));
    }

    [Fact]
    public void Less_than_half_an_hour_of_free_disk_is_low()
    {
        _watch.OnHeartbeat(Beat(free: 1799), Second);
        Assert.True(_watch.Condition(Second).DiskLow);
        _watch.OnHeartbeat(Beat(free: 1800), Second);
        Assert.False(_watch.Condition(Second).DiskLow);
    }
}
