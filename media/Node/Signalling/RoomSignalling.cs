using System.Security.Cryptography;
using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Grpc.Core;

using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>Offers and answers of one room's people. What changes who is in a room runs on the room's queue; the rest need not.</summary>
internal sealed class RoomSignalling(string room, GatewaySupervisor gateway, PeerTable peers, RoomSources sources, Action<PeerNote, JanusEvent> listener, TimeProvider time)
{
    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FeedRetry = TimeSpan.FromMilliseconds(100);
    private const long ConnectPatienceUs = 60_000_000;

    /// <summary>The gateway's name of a place: the room itself for the hearing.</summary>
    public string NameOf(string place) => place.Length == 0 ? room : $"{room}~{place}";

    public async Task<Answer> PublishAsync(PublishRequest request, CancellationToken cancel)
    {
        var link = gateway.Required;
        if (request.Session.Length > 0) return await RenegotiateAsync(link, request, cancel);
        if (request.Place.Length == 0 && request.Attempt < sources.NewestOf(request.Source))
            throw new RpcException(new Status(StatusCode.FailedPrecondition, "a newer attempt of this source is there"));
        if (peers.In(room).Any(other => other.Note.Kind == PeerKind.Publisher && other.Note.Place == request.Place && other.Note.Publisher == PublisherId.Of(request.Source, request.Attempt)))
            throw new RpcException(new Status(StatusCode.AlreadyExists, "this attempt is there already"));
        await EnsureAsync(link, request.Place, cancel);
        var peer = await AddAsync(link, PeerKind.Publisher, request.Place, request.Seat, request.Source, request.Attempt, cancel);
        try
        {
            await peer.Handle.JoinAsPublisherAsync(NameOf(request.Place), peer.Note.Publisher, cancel);
            var published = await peer.Handle.PublishAsync(request.Sdp, cancel);
            if (request.Place.Length == 0) await sources.ExpectAsync(link.Rooms, request.Source, request.Attempt, published.Streams, cancel);
            return new Answer { Session = peer.Note.Session, Sdp = published.Sdp };
        }
        catch
        {
            await DropAsync(peer);
            throw;
        }
    }

    /// <summary>Makes the viewer's handle; <see cref="OfferAsync"/> then asks for the offer, which may take a moment.</summary>
    public async Task<Peer> BeginViewAsync(ViewRequest request, CancellationToken cancel)
    {
        var link = gateway.Required;
        await EnsureAsync(link, request.Place, cancel);
        return await AddAsync(link, PeerKind.Viewer, request.Place, request.ViewerSeat, request.Source, request.Attempt, cancel);
    }

    public async Task<ViewOffer> OfferAsync(Peer viewer, CancellationToken cancel)
    {
        for (var asked = time.GetTimestamp(); ;)
        {
            try
            {
                return new ViewOffer { Session = viewer.Note.Session, Sdp = await viewer.Handle.ViewAsync(NameOf(viewer.Note.Place), viewer.Note.Publisher, cancel) };
            }
            catch (JanusRefused refused) when (refused.Code == JanusRefused.NoSuchFeed && IsConnecting(viewer.Note) && time.GetElapsedTime(asked) < FeedPatience)
            {
                // The gateway lists a publisher only once its connection is up.
                await Task.Delay(FeedRetry, time, cancel);
            }
        }
    }

    /// <summary>Gives a handle up, and a place apart with the last one in it.</summary>
    public async Task DropAsync(Peer peer)
    {
        if (!peers.Remove(peer.Note.Session) || gateway.Link is not { } link) return;
        await peer.Handle.DetachAsync(CancellationToken.None);
        if (peer.Note is { Kind: PeerKind.Publisher, Place: "" }) await sources.GoneAsync(peer.Note.Source, peer.Note.Attempt);
        if (peer.Note.Place.Length > 0 && !peers.In(room).Any(other => other.Note.Place == peer.Note.Place))
            await link.Rooms.DestroyAsync(NameOf(peer.Note.Place), CancellationToken.None);
    }

    /// <summary>In a place apart nothing is forwarded to us, so a new attempt replaces the older when it is connected.</summary>
    public async Task ReplaceOlderAsync(PeerNote newer)
    {
        foreach (var older in peers.In(room).Where(peer => peer.Note.Kind == PeerKind.Publisher && peer.Note.Place == newer.Place
            && peer.Note.Source == newer.Source && peer.Note.Attempt < newer.Attempt)) await DropAsync(older);
    }

    public async Task ExpelAsync(string seat)
    {
        foreach (var peer in peers.In(room).Where(peer => peer.Note.Seat == seat)) await DropAsync(peer);
    }

    /// <summary>Publishers whose browser never connected.</summary>
    public async Task SweepAsync()
    {
        foreach (var peer in peers.In(room).Where(peer => !peer.IsUp && peer.Note.Kind != PeerKind.Observer && time.NowUs() - peer.SinceUs > ConnectPatienceUs)) await DropAsync(peer);
    }

    public async Task<IReadOnlyList<RoomPublisher>> ObserveAsync(GatewayLink link, CancellationToken cancel)
    {
        foreach (var former in peers.In(room).Where(peer => peer.Note.Kind == PeerKind.Observer)) await DropAsync(former);
        var observer = await AddAsync(link, PeerKind.Observer, "", "", "", 0, cancel);
        return await observer.Handle.JoinAsPublisherAsync(room, $"node-{observer.Note.Session}", cancel);
    }

    public async Task EverybodyLeavesAsync()
    {
        foreach (var peer in peers.In(room)) await DropAsync(peer);
    }

    private async Task<Answer> RenegotiateAsync(GatewayLink link, PublishRequest request, CancellationToken cancel)
    {
        if (peers.Find(request.Session) is not { Note.Kind: PeerKind.Publisher } peer || peer.Note.Room != room)
            throw new RpcException(new Status(StatusCode.NotFound, "no such session"));
        var published = await peer.Handle.RenegotiateAsync(request.Sdp, cancel);
        if (peer.Note.Place.Length == 0 && published.Streams.Count > 0)
            await sources.ExpectAsync(link.Rooms, peer.Note.Source, peer.Note.Attempt, published.Streams, cancel);
        return new Answer { Session = request.Session, Sdp = published.Sdp };
    }

    private async Task EnsureAsync(GatewayLink link, string place, CancellationToken cancel)
    {
        if (place.Length > 0) await link.Rooms.CreateAsync(NameOf(place), new VideoRoomOptions(), cancel);
    }

    private bool IsConnecting(PeerNote viewer) => peers.In(room).Any(peer =>
        peer.Note.Kind == PeerKind.Publisher && peer.Note.Place == viewer.Place && peer.Note.Publisher == viewer.Publisher);

    private async Task<Peer> AddAsync(GatewayLink link, PeerKind kind, string place, string seat, string source, int attempt, CancellationToken cancel)
    {
        var note = new PeerNote(RandomNumberGenerator.GetHexString(32, true), kind, room, place, seat, source, attempt, 0);
        var handle = await link.Session.AttachToVideoRoomAsync(told => listener(note, told), cancel);
        return peers.Add(note with { Handle = handle.Id }, handle);
    }
}
