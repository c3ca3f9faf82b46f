using System.Net;
using System.Net.Sockets;
using Arbitration.Media.Janus;
using Xunit;

namespace Arbitration.Media.Tests.Janus;

public sealed class RealGatewayTests : IAsyncLifetime
{
    private readonly TestGateway _gateway = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(40));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task The_gateway_survives_its_client_and_is_claimed_with_its_handles()
    {
        var first = await _gateway.Process.StartAsync(_limit.Token);
        await first.Rooms.CreateAsync("r1", new VideoRoomOptions(), _limit.Token);
        var observer = await first.Session.AttachToVideoRoomAsync(static _ => { }, _limit.Token);
        await observer.JoinAsPublisherAsync("r1", "node", _limit.Token);
        var pid = _gateway.Process.Pid;
        await first.DisposeAsync();

        var second = await new GatewayProcess(_gateway.Options, TimeProvider.System).ReclaimAsync(_limit.Token);

        Assert.NotNull(second);
        Assert.Equal(pid, _gateway.Process.Pid);
        Assert.Equal(["node"], await second.Rooms.ParticipantsAsync("r1", _limit.Token));
        await second.Session.Adopt(observer.Id, static _ => { }).LeaveAsync(_limit.Token);
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_lost_socket_is_replaced_and_the_session_goes_on()
    {
        var link = await _gateway.Process.StartAsync(_limit.Token);
        var old = link.Session.Disconnected;

        await _gateway.Process.ReconnectAsync(link, _limit.Token);

        await old.WaitAsync(_limit.Token);
        Assert.False(await link.Rooms.ExistsAsync("nobody", _limit.Token));
        await link.DisposeAsync();
    }

    [Fact]
    public async Task Secrets_are_readable_by_their_owner_only_and_only_the_wanted_libraries_lie_in_its_folders()
    {
        var link = await _gateway.Process.StartAsync(_limit.Token);
        var folder = Path.Combine(_gateway.Options.Folder, "gateway");
        foreach (var file in (string[])["api-secret", "admin-key", "monitor-secret", "janus.jcfg", "janus.plugin.videoroom.jcfg"])
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder, file)));
        Assert.Equal(["libjanus_videoroom.so"], Directory.GetFiles(Path.Combine(folder, "plugins")).Select(Path.GetFileName));
        Assert.Equal(["libjanus_websockets.so"], Directory.GetFiles(Path.Combine(folder, "transports")).Select(Path.GetFileName));
        await link.DisposeAsync();
    }

    [Fact]
    public async Task A_publisher_is_told_of_forwarded_moderated_and_taken_away()
    {
        var link = await _gateway.Process.StartAsync(_limit.Token);
        await link.Rooms.CreateAsync("r1", new VideoRoomOptions(), _limit.Token);
        var told = new TaskCompletionSource<RoomPublisher>(TaskCreationOptions.RunContinuationsAsynchronously);
        var observer = await link.Session.AttachToVideoRoomAsync(
            news => { if (RoomPublisher.In(news.Body) is [var one, ..]) told.TrySetResult(one); }, _limit.Token);
        Assert.Empty(await observer.JoinAsPublisherAsync("r1", "node", _limit.Token));

        var remote = await link.Rooms.AddRemotePublisherAsync("r1", "s1/cam/av#1", RtpPlayer.Streams, _limit.Token);
        var publisher = await told.Task.WaitAsync(_limit.Token);
        Assert.Equal("s1/cam/av#1", publisher.Id);
        Assert.Equal(["audio", "video"], publisher.Streams.Select(stream => stream.Kind));

        using var player = new RtpPlayer(remote);
        using var audio = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var video = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var rtcp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var forwards = await link.Rooms.ForwardAsync("r1", publisher.Id,
            [new ForwardStream("0", [Port(audio)], 0), new ForwardStream("1", [Port(video)], Port(rtcp))], _limit.Token);

        Assert.Equal(2, forwards.Count);
        Assert.NotEqual(0, forwards.Single(one => one.Port == Port(video)).LocalRtcpPort);
        Assert.Equal(96, (await video.ReceiveAsync(_limit.Token)).Buffer[1] & 0x7f);
        Assert.Equal(111, (await audio.ReceiveAsync(_limit.Token)).Buffer[1] & 0x7f);
        Assert.Equal(forwards.Select(one => one.StreamId).Order(), (await link.Rooms.ForwardersAsync("r1", _limit.Token)).Select(one => one.StreamId).Order());

        await link.Rooms.ModerateAsync("r1", publisher.Id, "0", true, _limit.Token);
        await DrainAsync(audio);
        Assert.False(await HearsAsync(audio, TimeSpan.FromMilliseconds(300)));
        await link.Rooms.ModerateAsync("r1", publisher.Id, "0", false, _limit.Token);
        Assert.True(await HearsAsync(audio, TimeSpan.FromSeconds(2)));

        foreach (var forward in forwards) await link.Rooms.StopForwardAsync("r1", forward, _limit.Token);
        Assert.Empty(await link.Rooms.ForwardersAsync("r1", _limit.Token));
        await link.Rooms.RemoveRemotePublisherAsync("r1", publisher.Id, _limit.Token);
        Assert.Equal(["node"], await link.Rooms.ParticipantsAsync("r1", _limit.Token));
        await link.DisposeAsync();
    }

    [Fact]
    public async Task A_refusal_carries_the_call_and_the_code()
    {
        var link = await _gateway.Process.StartAsync(_limit.Token);
        var refused = await Assert.ThrowsAsync<JanusRefused>(() => link.Rooms.KickAsync("none", "nobody", _limit.Token));
        Assert.Equal(("kick", JanusRefused.NoSuchRoom), (refused.Call, refused.Code));
        await link.DisposeAsync();
    }

    private static int Port(UdpClient socket) => ((IPEndPoint)socket.Client.LocalEndPoint!).Port;

    private static async Task DrainAsync(UdpClient socket)
    {
        while (await HearsAsync(socket, TimeSpan.FromMilliseconds(100)) && socket.Available > 0) { }
    }

    private static async Task<bool> HearsAsync(UdpClient socket, TimeSpan within)
    {
        using var limit = new CancellationTokenSource(within);
        try
        {
            await socket.ReceiveAsync(limit.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
