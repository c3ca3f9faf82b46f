using Arbitration.Media.Contract;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Recording;
using Arbitration.Media.Tests.Libav;
using Grpc.Core;
using static Arbitration.Media.Contract.Shown.Types;

namespace Arbitration.Media.Tests.Node;

/// <summary>Pages through a real node: sent as files, shown by desired state, looked for in the recording.</summary>
public sealed class ShownPageTests : IAsyncLifetime
{
    private readonly TestNode _node = new();
    private readonly TempFolder _files = new();
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(150));
    private readonly ShownRoom _room;

    public ShownPageTests() => _room = new ShownRoom(_node, _limit.Token);

    public Task InitializeAsync() => _node.StartAsync(_limit.Token);

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _files.Dispose();
        _limit.Dispose();
    }

    [Fact]
    public async Task A_page_is_recorded_with_its_view_and_a_zoom_lands_on_its_frame()
    {
        // White above, black below.
        Ffmpeg.Run("-f", "lavfi", "-i", "color=white:s=1240x1754,format=rgb24,drawbox=y=877:w=1240:h=877:c=black:t=fill", "-frames:v", "1", _files["page.png"]);
        await _room.ConvergeAsync();
        await using var watcher = new Watcher(_node.Client, ShownRoom.Id);
        var page = new Shown { Source = "shown/p1", Kind = Kind.Page, Sha256 = await _room.PutAsync(_files["page.png"], Kind.Page) };
        await _room.ShowAsync(page);
        await watcher.UntilAsync(w => w.Latest?.DurableUs > 4_000_000, "the page is recorded", _limit.Token);

        var zoomUs = watcher.Latest!.HearingUs + 2_010_000;
        page.View = new ShownView { Part = new ShownPart { X = 0, Y = 0.5, Width = 1, Height = 0.5 }, AtHearingUs = zoomUs };
        await _room.ShowAsync(page);
        await _room.PassAsync(watcher, zoomUs + 1_000_000);
        var turnUs = watcher.Latest!.HearingUs + 2_030_000;
        page.View = new ShownView { Turn = ShownView.Types.Turn.Over, AtHearingUs = turnUs };
        await _room.ShowAsync(page);
        await _room.PassAsync(watcher, turnUs + 1_000_000);
        await _room.StopAsync(watcher);

        Assert.Empty(watcher.Alarms);
        Assert.Empty(ManifestVerifier.Verify(_node.RoomFolder(ShownRoom.Id), ShownRoom.Id));
        var display = ShownRoom.Display(upright: true);
        var upper = _room.Recorded().Light(new Area(display.X + (display.Width / 2) - 20, display.Y + (display.Height / 2) - 60, 40, 40)).Where(one => one.At > 3.5).ToList();
        Assert.Equal(1, Changes(upper.TakeWhile(one => one.At < turnUs / 1e6)));
        Assert.Equal(zoomUs / 1e6, upper.First(one => one.Light < 100).At, 0.041);
        var lower = _room.Recorded().Light(new Area(display.X + (display.Width / 2) - 20, display.Y + (display.Height / 2) + 20, 40, 40)).Where(one => one.At > 3.5).ToList();
        Assert.All(lower.TakeWhile(one => one.At < (turnUs / 1e6) - 0.05), one => Assert.InRange(one.Light, 0, 60));
        Assert.Equal(turnUs / 1e6, lower.First(one => one.Light > 160).At, 0.041);
    }

    [Fact]
    public async Task A_slate_shows_nothing_of_it_and_what_is_no_longer_shown_disappears()
    {
        Ffmpeg.Run("-f", "lavfi", "-i", "color=white:s=1240x1754", "-frames:v", "1", _files["page.jpg"]);
        await _room.ConvergeAsync();
        await using var watcher = new Watcher(_node.Client, ShownRoom.Id);
        await _room.ShowAsync(new Shown { Source = "shown/p1", Kind = Kind.Page, Sha256 = await _room.PutAsync(_files["page.jpg"], Kind.Page) });
        await watcher.UntilAsync(w => w.Latest?.DurableUs > 4_000_000, "the page is recorded", _limit.Token);

        var (slateUs, backUs, goneUs) = (watcher.Latest!.HearingUs, 0L, 0L);
        await _room.ConvergeAsync(room => room.Recording.Access = Contract.Recording.Types.Access.Slate);
        await _room.PassAsync(watcher, slateUs + 3_000_000);
        await _room.ConvergeAsync(room => room.Recording.Access = Contract.Recording.Types.Access.Open);
        backUs = watcher.Latest!.HearingUs;
        await _room.PassAsync(watcher, backUs + 4_000_000);
        await _room.ShowAsync();
        goneUs = watcher.Latest!.HearingUs;
        await _room.PassAsync(watcher, goneUs + 4_000_000);
        await _room.StopAsync(watcher);

        var display = ShownRoom.Display(upright: true);
        var light = _room.Recorded().Light(new Area(display.X + (display.Width / 2) - 20, display.Bottom - 160, 40, 40));
        byte At(double seconds) => light.First(one => one.At >= seconds).Light;
        Assert.InRange(At((slateUs / 1e6) - 0.5), 200, 255);
        Assert.All(light.Where(one => one.At > (slateUs / 1e6) + 1.6 && one.At < (backUs / 1e6) - 0.2), one => Assert.InRange(one.Light, 0, 100));
        Assert.InRange(At((backUs / 1e6) + 3), 200, 255);
        Assert.InRange(At((goneUs / 1e6) + 3), 0, 100);
    }

    [Fact]
    public async Task A_file_that_comes_after_it_was_asked_for_is_shown_then_and_is_never_read_back()
    {
        Ffmpeg.Run("-f", "lavfi", "-i", "color=white:s=1240x1754", "-frames:v", "1", _files["page.webp"]);
        var sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(_files["page.webp"])));
        await _room.ConvergeAsync();
        await using var watcher = new Watcher(_node.Client, ShownRoom.Id);
        await watcher.UntilAsync(w => w.Latest is not null, "the room is there", _limit.Token);
        await _room.ShowAsync(new Shown { Source = "shown/p1", Kind = Kind.Page, Sha256 = sha256 });
        await watcher.UntilAsync(w => w.Alarms.Any(alarm => alarm is { Code: "shown-missing", Detail: "shown/p1" }), "the alarm comes", _limit.Token);
        Assert.Equal(sha256, await _room.PutAsync(_files["page.webp"], Kind.Page));
        await TestNode.WaitUntilAsync(async () => IsWhite(await _node.Client.PreviewAsync(new PreviewRequest { Room = ShownRoom.Id }, cancellationToken: _limit.Token)), "the page is shown", _limit.Token);

        // A second time it is there already, and no half of anything is left.
        await _room.PutAsync(_files["page.webp"], Kind.Page);
        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => _room.PutAsync(_files["page.webp"], Kind.Page, new string('a', 64)))).StatusCode);
        Assert.Equal([sha256], Directory.GetFiles(Path.Combine(_node.RoomFolder(ShownRoom.Id), "shown")).Select(Path.GetFileName));
        foreach (var name in (string[])[$"shown/{sha256}", sha256])
        {
            using var read = _node.Client.ReadFile(new FileRequest { Room = ShownRoom.Id, Name = name });
            Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => read.ResponseStream.MoveNext(_limit.Token))).StatusCode);
        }
    }

    private static bool IsWhite(StillPicture picture)
    {
        using var bitmap = SkiaSharp.SKBitmap.Decode(picture.Jpeg.ToByteArray());
        var display = ShownRoom.Display(upright: true);
        return bitmap.GetPixel((display.X + (display.Width / 2)) / 2, (display.Y + (display.Height / 2)) / 2).Red > 200;
    }

    private static int Changes(IEnumerable<(double At, byte Light)> light)
    {
        var bright = light.Select(one => one.Light > 128).ToList();
        return bright.Zip(bright.Skip(1)).Count(pair => pair.First != pair.Second);
    }
}
