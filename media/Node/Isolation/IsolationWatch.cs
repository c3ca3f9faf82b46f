using Arbitration.Media.Contract;
using Arbitration.Media.Janus;

namespace Arbitration.Media.Node;

/// <summary>
/// Compares each second what the gateway itself says who receives whom with what the rooms allow. What is not allowed is cut and
/// raised as an alarm, whoever set it up and whatever we believed.
/// </summary>
internal sealed class IsolationWatch(GatewaySupervisor gateway, RoomTable rooms, PeerTable peers, TimeProvider time, ILogger<IsolationWatch> log) : BackgroundService
{
    private static readonly TimeSpan LookEach = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LookEach, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            if (gateway.Link is not { } link) continue;
            try
            {
                await LookAsync(link, stop);
            }
#pragma warning disable CA1031 // A look that failed, as when the gateway is just being replaced, must end neither the watch nor the node.
            catch (Exception failed) when (!stop.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.IsolationUnseen(failed.Message);
            }
        }
    }

    private async Task LookAsync(GatewayLink link, CancellationToken stop)
    {
        var looked = rooms.All.ToList();
        var edges = looked.ToDictionary(room => room.Name, _ => new List<Edge>());
        foreach (var subscriber in await link.Monitor.SubscribersAsync(stop))
        {
            var room = looked.Find(room => room.Name == RoomSignalling.RoomIn(subscriber.Room));
            var peer = peers.ByHandle(subscriber.Handle);
            // Given up by us a moment ago: the gateway was asked to end it.
            if (peer is null && peers.IsLeaving(subscriber.Handle)) continue;
            if (peer is { Note.Kind: PeerKind.Viewer } && room?.Reception.EdgesOf(peer, subscriber) is { } allowed) edges[room.Name].AddRange(allowed);
            // Moved between the two looks, and being cut by its room already.
            else if (peers.IsLeaving(subscriber.Handle)) continue;
            else await CutAsync(link, room, peer, subscriber, stop);
        }

        foreach (var room in looked.Where(room => room.IsOpen)) room.Reception.Tell(edges[room.Name]);
    }

    private static async Task CutAsync(GatewayLink link, LiveRoom? room, Peer? peer, Subscriber subscriber, CancellationToken stop)
    {
        await link.Monitor.CutAsync(subscriber, stop);
        room?.Reception.OnBreach(peer, $"{peer?.Note.Seat ?? "somebody unknown"} received {string.Join(", ", subscriber.Lines.Select(line => line.Publisher).Distinct())} in {subscriber.Room}");
    }
}
