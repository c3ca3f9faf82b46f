using Arbitration.Media.Contract;
using Arbitration.Media.Tests.Janus;
using Grpc.Core;
using Xunit;
using static Arbitration.Media.Contract.SourceState.Types;

namespace Arbitration.Media.Tests.Node;

public sealed class SignallingTests : IAsyncLifetime
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
    public async Task A_source_is_announced_flows_and_a_new_attempt_replaces_it_silently()
    {
        await _node.Client.ConvergeAsync(RoomAt(1));
        await using var watcher = new Watcher(_node.Client, "r1");
        await watcher.UntilAsync(w => w.Latest is { Version: 1, GatewayUp: true, HearingUs: -1 }, "version 1 is reached", _limit.Token);
        var rooms = await _node.RoomsAsync(_limit.Token);

        using var first = new RtpPlayer(await rooms.AddRemotePublisherAsync("r1", "s1/cam/av#1", RtpPlayer.Streams, _limit.Token));
        await watcher.UntilAsync(w => w.Sources.Any(s => s is { Attempt: 1, State: State.Flowing, HasAudio: true, HasVideo: true, Seat: "s1" }), "attempt 1 flows", _limit.Token);
        Assert.Equal([State.Announced, State.Flowing], watcher.Sources.Select(source => source.State));

        using var second = new RtpPlayer(await rooms.AddRemotePublisherAsync("r1", "s1/cam/av#2", RtpPlayer.H264Streams, _limit.Token), h264: true);
        await watcher.UntilAsync(w => w.Sources.Any(s => s is { Attempt: 2, State: State.Flowing }), "attempt 2 flows", _limit.Token);
        await TestNode.WaitUntilAsync(async () => !(await rooms.ParticipantsAsync("r1", _limit.Token)).Contains("s1/cam/av#1"), "attempt 1 is sent away", _limit.Token);

        Assert.DoesNotContain(watcher.Sources, source => source.State == State.Gone);
        await rooms.RemoveRemotePublisherAsync("r1", "s1/cam/av#2", _limit.Token);
        await watcher.UntilAsync(w => w.Sources.Any(s => s is { Attempt: 2, State: State.Gone }), "the source is gone", _limit.Token);
    }

    [Fact]
    public async Task Older_versions_and_unknown_rooms_and_sessions_are_refused_by_their_codes()
    {
        await _node.Client.ConvergeAsync(RoomAt(5));
        Assert.Equal(StatusCode.FailedPrecondition, await RefusalOf(() => _node.Client.ConvergeAsync(RoomAt(4)).ResponseAsync));
        Assert.Equal(StatusCode.InvalidArgument, await RefusalOf(() => _node.Client.ConvergeAsync(new Room { Room_ = "../up", Version = 1 }).ResponseAsync));
        Assert.Equal(StatusCode.NotFound, await RefusalOf(() => _node.Client.ViewAsync(new ViewRequest { Room = "r2", Source = "s1/cam/av" }).ResponseAsync));
        Assert.Equal(StatusCode.NotFound, await RefusalOf(() => _node.Client.ViewAsync(new ViewRequest { Room = "r1", ViewerSeat = "s1", Source = "s1/cam/av", Attempt = 1 }).ResponseAsync));
        Assert.Equal(StatusCode.NotFound, await RefusalOf(() => _node.Client.LeaveAsync(new LeaveRequest { Session = "none" }).ResponseAsync));
        Assert.Equal(StatusCode.InvalidArgument, await RefusalOf(() => _node.Client.PublishAsync(new PublishRequest { Room = "r1", Seat = "s2", Source = "s1/cam/av" }).ResponseAsync));
    }

    [Fact]
    public async Task The_gateway_is_replaced_within_seconds_when_it_is_killed()
    {
        await _node.Client.ConvergeAsync(RoomAt(1));
        await using var watcher = new Watcher(_node.Client, "r1");
        await watcher.UntilAsync(w => w.Latest?.Version == 1, "version 1 is reached", _limit.Token);
        var rooms = await _node.RoomsAsync(_limit.Token);
        using var player = new RtpPlayer(await rooms.AddRemotePublisherAsync("r1", "s1/cam/av#1", RtpPlayer.Streams, _limit.Token));
        await watcher.UntilAsync(w => w.Sources.Any(s => s.State == State.Flowing), "it flows", _limit.Token);

        var pid = _node.Gateway.Pid!.Value;
        var killed = TimeProvider.System.GetTimestamp();
        System.Diagnostics.Process.GetProcessById(pid).Kill();

        await watcher.UntilAsync(w => w.Alarms.Any(alarm => alarm.Code == "gateway-restarted"), "the alarm is raised", _limit.Token);
        Assert.True(TimeProvider.System.GetElapsedTime(killed) < TimeSpan.FromSeconds(5));
        Assert.Contains(watcher.Sources, source => source.State == State.Gone);
        Assert.NotEqual(pid, _node.Gateway.Pid);
        rooms = await _node.RoomsAsync(_limit.Token);
        await TestNode.WaitUntilAsync(() => rooms.ExistsAsync("r1", _limit.Token), "the room is made again", _limit.Token);
    }

    [Fact]
    public async Task A_closed_room_is_gone_from_the_gateway()
    {
        await _node.Client.ConvergeAsync(RoomAt(1));
        var rooms = await _node.RoomsAsync(_limit.Token);
        await TestNode.WaitUntilAsync(() => rooms.ExistsAsync("r1", _limit.Token), "the room is made", _limit.Token);
        var closed = RoomAt(2);
        closed.Open = false;
        await _node.Client.ConvergeAsync(closed);
        await TestNode.WaitUntilAsync(async () => !await rooms.ExistsAsync("r1", _limit.Token), "the room is gone", _limit.Token);
    }

    private static Room RoomAt(long version) => new() { Room_ = "r1", Version = version, Open = true, Seats = { new Seat { Seat_ = "s1", Role = "申请人", Name = "甲" } } };

    private static async Task<StatusCode> RefusalOf(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(call)).StatusCode;
}
