using Arbitration.Media.Contract;
using Arbitration.Media.Tests.Janus;
using Grpc.Core;

namespace Arbitration.Media.Tests.Node;

/// <summary>The trial before the opening, through the real gateway, mixer, recorder, disk and decoder.</summary>
public sealed class TrialTests : IAsyncLifetime
{
    private readonly TestNode _node = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));

    public Task InitializeAsync() => _node.StartAsync(_limit.Token);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Five_seconds_are_mixed_stored_and_played_back_and_leave_nothing_behind()
    {
        await _node.Client.ConvergeAsync(RoomAt(1));
        await using var watcher = new Watcher(_node.Client, "r1");
        await watcher.UntilAsync(w => w.Latest?.Version == 1, "the room is there", _limit.Token);
        // Nobody is there: the picture is an empty grid, and there is no sound.
        var empty = await _node.Client.TrialAsync(new TrialRequest { Room = "r1" });
        Assert.Empty(empty.Seats);
        Assert.InRange(empty.LoudestDbfs, -120, -80);

        using var player = new RtpPlayer(await (await _node.RoomsAsync(_limit.Token)).AddRemotePublisherAsync("r1", "s1/cam/av#1", RtpPlayer.Streams, _limit.Token));
        await watcher.UntilAsync(w => w.Sources.Any(s => s.State == SourceState.Types.State.Flowing), "s1 flows", _limit.Token);
        var result = await _node.Client.TrialAsync(new TrialRequest { Room = "r1" });
        Assert.Equal(125, result.ExpectedPictures);
        Assert.InRange(result.Pictures, 113, 135);
        Assert.InRange(result.LoudestDbfs, -50, 0);
        Assert.InRange(result.Bytes, 10_000, long.MaxValue);
        Assert.Equal(64, result.Sha256.Length);
        var seat = Assert.Single(result.Seats);
        Assert.True(seat is { Seat: "s1", Picture: true, Sound: true, LoudestDbfs: > -60 }, $"{seat}");

        Assert.DoesNotContain(Directory.GetFileSystemEntries(_node.RoomFolder("r1")), entry => entry.Contains("trial", StringComparison.Ordinal));
        Assert.All(watcher.Reports.Where(report => report.Heartbeat is not null), report => Assert.Equal(-1, report.Heartbeat.HearingUs));
        Assert.Empty(watcher.Rows);
    }

    [Fact]
    public async Task The_recording_of_the_hearing_does_not_wait_for_a_trial()
    {
        await _node.Client.ConvergeAsync(RoomAt(1));
        await using var watcher = new Watcher(_node.Client, "r1");
        await watcher.UntilAsync(w => w.Latest?.Version == 1, "the room is there", _limit.Token);
        var trial = _node.Client.TrialAsync(new TrialRequest { Room = "r1" }).ResponseAsync;
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        var recorded = RoomAt(2);
        recorded.Recording = new Contract.Recording { On = true, Epoch = 1 };
        await _node.Client.ConvergeAsync(recorded);
        Assert.Equal(StatusCode.Aborted, (await Assert.ThrowsAsync<RpcException>(() => trial)).StatusCode);
        await watcher.UntilAsync(w => w.Latest is { Epoch: 1, DurableUs: > 0 }, "the hearing is recorded", _limit.Token);
        Assert.Equal(StatusCode.FailedPrecondition, (await Assert.ThrowsAsync<RpcException>(() => _node.Client.TrialAsync(new TrialRequest { Room = "r1" }).ResponseAsync)).StatusCode);
    }

    private static Room RoomAt(long version) => new()
    {
        Room_ = "r1", Version = version, Open = true, Scene = new Scene { CaseNumber = "沪劳人仲(2026)办字第1号" }, Seats = { new Seat { Seat_ = "s1", Role = "申请人", Name = "甲" } },
    };
}
