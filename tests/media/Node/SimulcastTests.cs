using System.Collections.Concurrent;
using Arbitration.Media.Janus;
using Arbitration.Media.Mixing;
using Arbitration.Media.Node;
using Arbitration.Media.Tests.Janus;
using Xunit;
using Xunit.Abstractions;

namespace Arbitration.Media.Tests.Node;

/// <summary>A real Chromium sends three layers through a real gateway; the node decodes the smallest that suffices.</summary>
public sealed class SimulcastTests(ITestOutputHelper say) : IAsyncLifetime
{
    private const string Room = "r1", Publisher = "s1/cam/av#1";
    private readonly TestGateway _gateway = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(120));
    private readonly ConcurrentQueue<string> _faults = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _gateway.DisposeAsync();
        _limit.Dispose();
    }

    [Fact]
    public async Task A_small_tile_is_decoded_from_a_small_layer_and_a_large_one_from_a_large()
    {
        var link = await _gateway.Process.StartAsync(_limit.Token);
        await link.Rooms.CreateAsync(Room, new VideoRoomOptions { BitrateBps = 2_500_000 }, _limit.Token);
        await using var page = await BrowserPage.OpenAsync();
        var handle = await link.Session.AttachToVideoRoomAsync(static _ => { }, _limit.Token);
        await handle.JoinAsPublisherAsync(Room, Publisher, _limit.Token);
        var published = await handle.PublishAsync(await page.OfferLayersAsync(), _limit.Token);
        await page.AcceptAsync(published.Sdp);
        Assert.Contains(published.Streams, stream => stream is { IsVideo: true, Simulcast: true });

        using var programme = new Programme(new ProgrammeOptions { OwnThread = false }, TimeProvider.System);
        var source = programme.AddSource("s1/cam/av", "s1");
        await using var pipeline = new SourcePipeline(published.Streams, TimeProvider.System, new SourcePipelineEvents(static () => { }, static _ => { }, _faults.Enqueue)) { Output = source };
        var forwards = await link.Rooms.ForwardAsync(Room, Publisher, pipeline.Wanted, _limit.Token);
        pipeline.Start(forwards.First(one => one.LocalRtcpPort != 0).LocalRtcpPort);

        var largest = await ShownAsync(source, int.MaxValue, height => height >= 360);
        var small = await ShownAsync(source, largest / 4, height => height <= largest / 2);
        var large = await ShownAsync(source, largest, height => height == largest);
        say.WriteLine($"shown {largest} high, for a tile of {largest / 4}: {small}, for a tile of {largest}: {large}");

        // Nobody sees it: nothing is decoded, until somebody does.
        source.NoteSeen(0, NowUs + 10_000_000);
        await Task.Delay(500, _limit.Token);
        source.Advance(long.MaxValue);
        var last = source.ShownArrivalUs;
        await Task.Delay(500, _limit.Token);
        source.Advance(long.MaxValue);
        Assert.Equal(last, source.ShownArrivalUs);
        await ShownAsync(source, largest, _ => source.ShownArrivalUs > last);
        Assert.Empty(_faults);
        await link.DisposeAsync();
    }

    private static long NowUs => TimeProvider.System.NowUs();

    private async Task<int> ShownAsync(ProgrammeSource source, int wanted, Func<int, bool> holds)
    {
        source.NoteSeen(wanted, NowUs);
        var height = 0;
        await TestNode.WaitUntilAsync(() =>
        {
            source.Advance(long.MaxValue);
            height = source.Shown?.Height ?? 0;
            return Task.FromResult(height > 0 && holds(height));
        }, $"a picture for a tile {wanted} high", _limit.Token);
        return height;
    }
}
