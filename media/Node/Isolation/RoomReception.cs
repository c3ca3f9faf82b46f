using Arbitration.Media.Contract;
using Arbitration.Media.Janus;

namespace Arbitration.Media.Node;

/// <summary>One room's part in the watch over who receives whom: what the gateway says is judged by the room's placement, and told while somebody is apart.</summary>
internal sealed class RoomReception(string room, RoomSignalling signalling, RoomReports reports, GatewaySupervisor gateway, WorkQueue work)
{
    private const string Breach = "isolation-breach";
    private bool _told;

    /// <summary>What a viewer receives by the gateway's word; null when any of it is more than it may. From any thread.</summary>
    public IReadOnlyList<Edge>? EdgesOf(Peer viewer, Subscriber subscriber)
    {
        if (!signalling.IsEnforced) return [];
        if (subscriber.Room != signalling.NameOf(viewer.Note.Place)) return null;
        var edges = new List<Edge>();
        foreach (var lines in subscriber.Lines.GroupBy(line => line.Publisher))
        {
            if (!PublisherId.TryParse(lines.Key, out var source, out _)) return null;
            var edge = new Edge { ViewerSeat = viewer.Note.Seat, Source = source, Place = viewer.Note.Place, Sound = lines.Any(line => line.IsAudio), Picture = lines.Any(line => !line.IsAudio) };
            var reach = signalling.Placement.ReachOf(edge.ViewerSeat, Names.SeatOf(source), edge.Place);
            if ((edge.Sound && !reach.Sound) || (edge.Picture && !reach.Picture)) return null;
            edges.Add(edge);
        }

        return edges;
    }

    /// <summary>Somebody received what they may not, and was cut off. From any thread.</summary>
    public void OnBreach(Peer? viewer, string what)
    {
        reports.Alarm(Breach, what);
        if (viewer is not null) work.Post("breach", () => signalling.DropAsync(viewer));
    }

    /// <summary>Tells who receives whom while somebody is apart, and once after, with what goes into the programme. By the watch alone.</summary>
    public void Tell(IReadOnlyList<Edge> edges)
    {
        var (told, separates) = (_told, signalling.Placement.Separates);
        _told = separates;
        if (told || separates) work.Post("reception", () => TellAsync(edges));
    }

    // On the room's queue, so that nobody is moved between the gateway's answer and the comparison.
    private async Task TellAsync(IReadOnlyList<Edge> edges)
    {
        if (gateway.Link is not { } link) return;
        var reception = new Reception { Edges = { edges } };
        foreach (var place in signalling.Placement.Places)
        {
            foreach (var publisher in (await ForwardedAsync(link, place)).Select(forward => forward.Publisher).Distinct())
            {
                if (!PublisherId.TryParse(publisher, out var source, out _)) continue;
                reception.Mixed.Add(source);
                if (place.Length == 0 && signalling.Placement.MayPublish(Names.SeatOf(source), place)) continue;
                reports.Alarm(Breach, $"{publisher} in {signalling.NameOf(place)} went into the programme of {room}");
                await link.Rooms.KickAsync(signalling.NameOf(place), publisher, CancellationToken.None);
            }
        }

        reports.Tell(new Report { Reception = reception });
    }

    private async Task<IReadOnlyList<Forwarder>> ForwardedAsync(GatewayLink link, string place)
    {
        try
        {
            return await link.Rooms.ForwardersAsync(signalling.NameOf(place), CancellationToken.None);
        }
        catch (JanusRefused none) when (none.Code == JanusRefused.NoSuchRoom)
        {
            return []; // nobody of the place is connected
        }
    }
}
