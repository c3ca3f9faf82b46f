using Arbitration.Media.Contract;
using Grpc.Core;
using static Arbitration.Media.Contract.SourceState.Types;

namespace Arbitration.Media.Tests.Node;

/// <summary>One real browser publishes and another views, through the node's contract.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private readonly TestNode _node = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(90));

    public Task InitializeAsync() => _node.StartAsync(_limit.Token);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task Two_browsers_go_on_seeing_each_other_over_a_kill_of_the_node_and_their_sessions_stay_usable()
    {
        await _node.Client.ConvergeAsync(new Room { Room_ = "r1", Version = 1, Open = true, Seats = { new Seat { Seat_ = "s1" }, new Seat { Seat_ = "s2" } } });
        await using var speaker = await BrowserPage.OpenAsync();
        await using var listener = await BrowserPage.OpenAsync();
        string published, viewed;
        await using (var watcher = new Watcher(_node.Client, "r1"))
        {
            published = await PublishAsync(speaker, "", 1);
            viewed = await ViewAsync(listener, "", 1);
            await SeesMoreAsync(listener);
            await watcher.UntilAsync(w => w.Sources.Any(s => s is { State: State.Flowing, HasAudio: true, HasVideo: true }), "the source flows", _limit.Token);
        }

        await _node.KillAsync();
        await SeesMoreAsync(listener);
        await _node.StartAsync(_limit.Token);
        await using var after = new Watcher(_node.Client, "r1");
        await after.UntilAsync(w => w.Sources.Any(s => s is { State: State.Flowing, Attempt: 1 }), "the source is found again", _limit.Token);
        Assert.DoesNotContain(after.Alarms, alarm => alarm.Code == "gateway-restarted");
        await SeesMoreAsync(listener);

        var restarted = await _node.Client.PublishAsync(Request("", 1, await speaker.RestartAsync(), published));
        Assert.Equal(published, restarted.Session);
        await speaker.AcceptAsync(restarted.Sdp);
        await SeesMoreAsync(listener);

        await _node.Client.LeaveAsync(new LeaveRequest { Session = viewed });
        // Whoever is shown out is ended by seat, also what a former node set up.
        await _node.Client.ExpelAsync(new ExpelRequest { Room = "r1", Seat = "s1" });
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => _node.Client.LeaveAsync(new LeaveRequest { Session = published }).ResponseAsync)).StatusCode);
        await after.UntilAsync(w => w.Sources.Any(s => s.State == State.Gone), "the source is gone", _limit.Token);
    }

    [Fact]
    public async Task A_viewer_does_without_the_picture_and_takes_it_again_over_the_same_connection()
    {
        await _node.Client.ConvergeAsync(new Room { Room_ = "r1", Version = 1, Open = true, Seats = { new Seat { Seat_ = "s1" }, new Seat { Seat_ = "s2" } } });
        await using var speaker = await BrowserPage.OpenAsync();
        await using var listener = await BrowserPage.OpenAsync();
        var published = await PublishAsync(speaker, "", 1);
        var viewed = await ViewAsync(listener, "", 1);
        await SeesMoreAsync(listener);

        await _node.Client.SetPictureAsync(new PictureWish { Session = viewed, Wanted = false });
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        var seen = await listener.FramesSeenAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        Assert.InRange(await listener.FramesSeenAsync() - seen, 0, 2);
        await _node.Client.SetPictureAsync(new PictureWish { Session = viewed, Wanted = true });
        await SeesMoreAsync(listener);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => _node.Client.SetPictureAsync(new PictureWish { Session = published }).ResponseAsync)).StatusCode);
    }

    [Fact]
    public async Task A_place_apart_is_made_at_first_use_told_to_nobody_and_destroyed_with_its_last_handle()
    {
        await _node.Client.ConvergeAsync(new Room { Room_ = "r1", Version = 1, Open = true, Seats = { new Seat { Seat_ = "s1" }, new Seat { Seat_ = "s2" } } });
        await using var watcher = new Watcher(_node.Client, "r1");
        await using var person = await BrowserPage.OpenAsync();

        var published = await PublishAsync(person, "test-s1", 1);
        var viewed = await ViewAsync(person, "test-s1", 1, viewer: "s1");
        await SeesMoreAsync(person);

        var rooms = await _node.RoomsAsync(_limit.Token);
        Assert.Empty(await rooms.ForwardersAsync("r1~test-s1", _limit.Token));
        await _node.Client.LeaveAsync(new LeaveRequest { Session = published });
        await _node.Client.LeaveAsync(new LeaveRequest { Session = viewed });
        await TestNode.WaitUntilAsync(async () => !await rooms.ExistsAsync("r1~test-s1", _limit.Token), "the place is gone", _limit.Token);
        Assert.Empty(watcher.Sources);
    }

    private async Task<string> PublishAsync(BrowserPage page, string place, int attempt)
    {
        var answer = await _node.Client.PublishAsync(Request(place, attempt, await page.OfferAsync(), ""));
        await page.AcceptAsync(answer.Sdp);
        return answer.Session;
    }

    private async Task<string> ViewAsync(BrowserPage page, string place, int attempt, string viewer = "s2")
    {
        var offer = await _node.Client.ViewAsync(new ViewRequest { Room = "r1", Place = place, ViewerSeat = viewer, Source = "s1/cam/av", Attempt = attempt });
        await _node.Client.AnswerViewAsync(new ViewAnswer { Session = offer.Session, Sdp = await page.ViewAsync(offer.Sdp) });
        return offer.Session;
    }

    private async Task SeesMoreAsync(BrowserPage page)
    {
        var before = await page.FramesSeenAsync();
        await TestNode.WaitUntilAsync(async () => await page.FramesSeenAsync() > before + 20, "pictures arrive", _limit.Token);
    }

    private static PublishRequest Request(string place, int attempt, string sdp, string session) =>
        new() { Room = "r1", Place = place, Seat = "s1", Source = "s1/cam/av", Attempt = attempt, Sdp = sdp, Session = session };
}
