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
            catch (JanusException away)
            {
                log.IsolationUnseen(away.Message); // the supervisor replaces a gateway that does not answer
            }
        }
    }

    private async Task LookAsync(GatewayLink link, CancellationToken stop)
    {
        var edges = rooms.All.ToDictionary(room => room.Name, _ => new List<Edge>());
        foreach (var subscriber in await link.Monitor.SubscribersAsync(stop))
        {
            var room = rooms.All.FirstOrDefault(room => room.Name == RoomSignalling.RoomIn(subscriber.Room));
            var peer = peers.ByHandle(subscriber.Handle);
            // Given up by us a moment ago: the gateway was asked to end it.
            if (peer is null && peers.IsLeaving(subscriber.Handle)) continue;
            if (peer is { Note.Kind: PeerKind.Viewer } && room?.EdgesOf(peer, subscriber) is { } allowed) edges[room.Name].AddRange(allowed);
            else await CutAsync(link, room, peer, subscriber, stop);
        }

        foreach (var room in rooms.All) room.TellReception(edges.GetValueOrDefault(room.Name, []));
    }

    private static async Task CutAsync(GatewayLink link, LiveRoom? room, Peer? peer, Subscriber subscriber, CancellationToken stop)
    {
        await link.Monitor.CutAsync(subscriber, stop);
        room?.OnBreach(peer, $"{peer?.Note.Seat ?? "somebody unknown"} received {string.Join(", ", subscriber.Lines.Select(line => line.Publisher).Distinct())} in {subscriber.Room}");
    }
}
