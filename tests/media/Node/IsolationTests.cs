using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Arbitration.Media.Node;
using Arbitration.Media.Tests.Janus;
using Grpc.Core;
using Xunit;

namespace Arbitration.Media.Tests.Node;

/// <summary>Who receives whom, by the real gateway's own list.</summary>
public sealed class IsolationTests : IAsyncLifetime
{
    private readonly TestNode _node = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(60));
    private long _version;

    public Task InitializeAsync() => _node.StartAsync(_limit.Token);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Whoever_is_moved_apart_receives_nobody_of_the_hearing_and_is_received_by_nobody()
    {
        await using var watcher = await BeginAsync();
        await using var monitor = _node.Monitor();
        using var player = new RtpPlayer(await (await _node.RoomsAsync(_limit.Token)).AddRemotePublisherAsync("r1", "s1/cam/av#1", RtpPlayer.Streams, _limit.Token));
        await watcher.UntilAsync(w => w.Sources.Any(s => s.State == SourceState.Types.State.Flowing), "s1 flows", _limit.Token);
        await _node.Client.ViewAsync(View("s2", "s1/cam/av"));
        await _node.Client.ViewAsync(View("s3", "s1/cam/av"));
        Assert.Equal(2, (await monitor.SubscribersAsync(_limit.Token)).Count);

        await ConvergeAsync(watcher, Room(s2: "deliberation"));

        Assert.Single(await monitor.SubscribersAsync(_limit.Token));
        Assert.Equal(StatusCode.FailedPrecondition, await RefusalOf(() => _node.Client.ViewAsync(View("s2", "s1/cam/av")).ResponseAsync));
        Assert.Equal(StatusCode.FailedPrecondition, await RefusalOf(() => _node.Client.ViewAsync(View("s3", "s2/cam/av", "deliberation")).ResponseAsync));
        Assert.Equal(StatusCode.FailedPrecondition, await RefusalOf(() => _node.Client.ViewAsync(View("stranger", "s1/cam/av")).ResponseAsync));
        Assert.Equal(StatusCode.FailedPrecondition, await RefusalOf(() => _node.Client.PublishAsync(new PublishRequest { Room = "r1", Seat = "s2", Source = "s2/cam/av", Attempt = 1, Sdp = "v=0" }).ResponseAsync));
        // The gateway's word, for the bench to see: one receives s1 in the hearing, and only s1 goes into the programme.
        await watcher.UntilAsync(w => w.Reception is { } told && told.Edges.Count == 1 && told.Edges[0] is { ViewerSeat: "s3", Source: "s1/cam/av", Place: "" } && told.Mixed.SequenceEqual(["s1/cam/av"]), "the reception is told", _limit.Token);
        Assert.Empty(watcher.Alarms);
    }

    [Fact]
    public async Task A_screened_viewer_is_given_the_sound_alone_and_afterwards_everything_again()
    {
        await using var watcher = await BeginAsync();
        using var player = new RtpPlayer(await (await _node.RoomsAsync(_limit.Token)).AddRemotePublisherAsync("r1", "s1/cam/av#1", RtpPlayer.Streams, _limit.Token));
        await watcher.UntilAsync(w => w.Sources.Any(s => s.State == SourceState.Types.State.Flowing), "s1 flows", _limit.Token);
        await _node.Client.ViewAsync(View("s2", "s1/cam/av"));
        var room = Room();
        room.Screens.Add(new Screen { Seat = "s1", Other = "s2", Picture = true });
        await ConvergeAsync(watcher, room);

        await using var monitor = _node.Monitor();
        Assert.Empty(await monitor.SubscribersAsync(_limit.Token));
        Assert.DoesNotContain("m=video", (await _node.Client.ViewAsync(View("s2", "s1/cam/av"))).Sdp, StringComparison.Ordinal);
        Assert.All((await monitor.SubscribersAsync(_limit.Token)).Single().Lines, line => Assert.True(line.IsAudio));
        Assert.Contains("m=video", (await _node.Client.ViewAsync(View("s3", "s1/cam/av"))).Sdp, StringComparison.Ordinal);

        var deaf = Room();
        deaf.Screens.Add(new Screen { Seat = "s2", Other = "s1", Picture = true, Sound = true });
        await ConvergeAsync(watcher, deaf);
        Assert.Equal(StatusCode.FailedPrecondition, await RefusalOf(() => _node.Client.ViewAsync(View("s2", "s1/cam/av")).ResponseAsync));
        await ConvergeAsync(watcher, Room());
        Assert.Contains("m=video", (await _node.Client.ViewAsync(View("s2", "s1/cam/av"))).Sdp, StringComparison.Ordinal);
        Assert.Empty(watcher.Alarms);
    }

    [Fact]
    public async Task A_leak_that_somebody_planted_in_the_gateway_is_found_cut_and_raised()
    {
        await using var watcher = await BeginAsync();
        await using var monitor = _node.Monitor();
        var session = await _node.SessionAsync(_limit.Token);
        var rooms = new VideoRooms(await session.AttachToVideoRoomAsync(static _ => { }, _limit.Token), new GatewayConfiguration(_node.Options).ReadSecrets().Admin);
        using var player = new RtpPlayer(await rooms.AddRemotePublisherAsync("r1", "s1/cam/av#1", RtpPlayer.Streams, _limit.Token));
        await watcher.UntilAsync(w => w.Sources.Any(s => s.State == SourceState.Types.State.Flowing), "s1 flows", _limit.Token);

        var eavesdropper = await session.AttachToVideoRoomAsync(static _ => { }, _limit.Token);
        await eavesdropper.ViewAsync("r1", "s1/cam/av#1", null, _limit.Token);
        Assert.Single(await monitor.SubscribersAsync(_limit.Token));

        await watcher.UntilAsync(w => w.Alarms.Any(alarm => alarm.Code == "isolation-breach" && alarm.Detail.Contains("s1/cam/av#1", StringComparison.Ordinal)), "the alarm is raised", _limit.Token);
        Assert.Empty(await monitor.SubscribersAsync(_limit.Token));

        // Somebody who is in no seat of the room is forwarded into the programme: that is a leak too.
        await ConvergeAsync(watcher, Room(s2: "deliberation"));
        using var other = new RtpPlayer(await rooms.AddRemotePublisherAsync("r1", "s2/cam/av#1", RtpPlayer.Streams, _limit.Token));
        await watcher.UntilAsync(w => w.Alarms.Any(alarm => alarm.Code == "isolation-breach" && alarm.Detail.Contains("programme", StringComparison.Ordinal)), "the second alarm is raised", _limit.Token);
    }

    private async Task<Watcher> BeginAsync()
    {
        var room = Room();
        room.Version = ++_version;
        await _node.Client.ConvergeAsync(room);
        var watcher = new Watcher(_node.Client, "r1");
        await watcher.UntilAsync(w => w.Latest?.Version == _version, "the room is there", _limit.Token);
        return watcher;
    }

    private async Task ConvergeAsync(Watcher watcher, Room room)
    {
        room.Version = ++_version;
        await _node.Client.ConvergeAsync(room);
        await watcher.UntilAsync(w => w.Latest?.Version == _version, "the new order holds", _limit.Token);
    }

    private static Room Room(string s2 = "") => new()
    {
        Room_ = "r1", Open = true,
        Seats = { new Seat { Seat_ = "s1", Role = "申请人", Name = "甲" }, new Seat { Seat_ = "s2", Role = "仲裁员", Name = "乙", Place = s2 }, new Seat { Seat_ = "s3", Role = "书记员", Name = "丙" } },
    };

    private static ViewRequest View(string viewer, string source, string place = "") => new() { Room = "r1", Place = place, ViewerSeat = viewer, Source = source, Attempt = 1 };

    private static async Task<StatusCode> RefusalOf(Func<Task> call) => (await Assert.ThrowsAsync<RpcException>(call)).StatusCode;
}
