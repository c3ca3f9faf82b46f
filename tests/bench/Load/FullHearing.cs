using System.Net;
using Arbitration.Media.Janus;
using Arbitration.Media.Tests.Janus;
using Arbitration.Testing;

namespace Arbitration.Bench.Load;

/// <summary>
/// The whole system with one hearing in its investigation: six people in their seats over the hub, whose sound and picture come by
/// plain RTP, a document camera, and the clerk at a real browser who watches all of them and sends nothing.
/// </summary>
internal sealed class FullHearing : IAsyncDisposable
{
    internal const int People = 6;

    private readonly List<IAsyncDisposable> _opened = [];
    private readonly List<RtpPlayer> _players = [];

    private FullHearing(RunningSystem system, string hearing) => (System, Hearing) = (system, hearing);

    internal RunningSystem System { get; }
    internal string Hearing { get; }
    internal Person Viewer { get; private set; } = null!;

    /// <summary>Of the node, over its socket.</summary>
    internal string NodeSocket => Path.Combine(System.Data, "run", "node.sock");

    internal static async Task<FullHearing> OpenAsync(StoredCameras cameras)
    {
        RunningSystem system = await RunningSystem.StartAsync();
        try
        {
            Filing filing = await Filing.OpenAsync(system);
            var room = new FullHearing(system, filing.Hearing);
            try
            {
                await room.FillAsync(filing, cameras);
                return room;
            }
            catch
            {
                await room.CloseAsync();
                throw;
            }
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        await System.DisposeAsync();
    }

    private async Task CloseAsync()
    {
        _players.ForEach(player => player.Dispose());
        foreach (IAsyncDisposable one in Enumerable.Reverse(_opened))
        {
            await one.DisposeAsync();
        }
    }

    private T Own<T>(T opened) where T : IAsyncDisposable
    {
        _opened.Add(opened);
        return opened;
    }

    private async Task FillAsync(Filing filing, StoredCameras cameras)
    {
        await Proceedings.BringToAsync(System, Hearing, "Investigation");
        List<string> seats = [await SeatAsync(async caller => await caller.SignInAsync("arbitrator", System.Password("arbitrator")))];
        foreach (DemoLink link in (DemoLink[])[.. filing.Links,
            await filing.AddAsync(System, "Representative", "王代理", "claimant"), await filing.AddAsync(System, "Representative", "李代理", "respondent"), await filing.AddAsync(System, "ThirdParty", "第三人")])
        {
            seats.Add(await SeatAsync(caller => caller.JoinAsync(link)));
        }
        GatewayGuest guest = Own(await GatewayGuest.ComeAsync(new GatewayOptions { Folder = Path.Combine(System.Data, "node"), MediaAddress = IPAddress.Loopback }, CancellationToken.None));
        foreach ((string seat, (string sound, string pictures)) in seats.Zip(cameras.People))
        {
            await PlayAsync(guest, $"{seat}/cam/av", RtpPlayer.Streams, sound, pictures);
        }
        await PlayAsync(guest, $"{seats[1]}/doc1/v", [RtpPlayer.Streams[1] with { Mid = "0" }], sound: null, cameras.Document);
        Viewer = Own(await Person.SitDownAsync("clerk", Signal.Clerk with { Refused = true }));
        await Courtroom.SignInAsync(System, Viewer, "clerk");
        await Courtroom.EnterAsync(System, Viewer, Hearing);
        await Wait.UntilAsync("the clerk sees six people and a document", async () => (await Courtroom.FramesAsync(Viewer)).Count(source => source.Value > 0) == People + 1, TimeSpan.FromSeconds(60));
    }

    private async Task<string> SeatAsync(Func<Caller, Task> enter)
    {
        Caller caller = Own(new Caller(System.Address));
        await enter(caller);
        Seat seat = Own(await Seat.EnterAsync(caller, Hearing));
        return seat.Snapshot.GetProperty("me").GetProperty("seat").GetString()!;
    }

    private async Task PlayAsync(GatewayGuest guest, string source, IReadOnlyList<RemoteStream> streams, string? sound, string pictures)
    {
        RemotePublisher to = await guest.Rooms.AddRemotePublisherAsync(Hearing, source + "#1", streams, CancellationToken.None);
        _players.Add(new RtpPlayer(to, sound, pictures));
    }
}
