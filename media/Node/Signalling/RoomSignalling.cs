using System.Security.Cryptography;
using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Grpc.Core;

using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>Offers and answers of one room's people, as far as the room's placement lets them. What changes who is in a room runs on the
/// room's queue; the rest need not.</summary>
internal sealed class RoomSignalling(string room, GatewaySupervisor gateway, PeerTable peers, RoomSources sources, RoomReports reports, Action<PeerNote, JanusEvent> listener, TimeProvider time)
{
    private static readonly TimeSpan FeedPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FeedRetry = TimeSpan.FromMilliseconds(100);
    private const long ConnectPatienceUs = 60_000_000;

    private Placement? _placement;

    /// <summary>Who may receive whom; nobody is connected otherwise, but for those who are just being cut off.</summary>
    public Placement Placement => Volatile.Read(ref _placement) ?? Placement.Nobody;

    /// <summary>False from the start of the node until the connections of the node before us were looked through.</summary>
    public bool IsEnforced => Volatile.Read(ref _placement) is not null;

    /// <summary>What is published in places apart, where nothing is forwarded to us.</summary>
    public IEnumerable<SourceState> Apart => peers.In(room).Where(peer => peer.IsUp && IsApart(peer.Note)).Select(peer => StateOf(peer, SourceState.Types.State.Flowing));

    /// <summary>The gateway's name of a place: the room itself for the hearing.</summary>
    public string NameOf(string place) => place.Length == 0 ? room : $"{room}~{place}";

    /// <summary>The room in the gateway's name of a place.</summary>
    public static string RoomIn(string name) => name.Split('~')[0];

    /// <summary>Cuts off whoever receives, or is received, where they may not any more, and whoever receives less than they may again.</summary>
    public async Task EnforceAsync(Placement placement)
    {
        var gone = peers.In(room).Where(peer => !Fits(peer.Note, placement)).ToList();
        // Out of the table before the new order holds: whoever compares the two sees either, never a forbidden one.
        var left = gone.Where(peer => peers.Remove(peer.Note.Session)).ToList();
        Volatile.Write(ref _placement, placement);
        foreach (var peer in left)
        {
            try
            {
                await EndAsync(peer);
            }
            catch (JanusException slow)
            {
                // The others are cut all the same; of this one the watch over the gateway's own list makes an end.
                peers.ShieldNoMore(peer.Note.Handle);
                reports.Alarm("isolation-slow", $"{peer.Note.Seat}: {slow.Message}");
            }
        }
    }

    public async Task<Answer> PublishAsync(PublishRequest request, CancellationToken cancel)
    {
        var link = gateway.Required;
        if (!Placement.MayPublish(request.Seat, request.Place)) throw new RpcException(new Status(StatusCode.FailedPrecondition, "the seat is in another place"));
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
            peer.Streams = published.Streams;
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
        var reach = Placement.ReachOf(request.ViewerSeat, Names.SeatOf(request.Source), request.Place);
        if (reach == Reach.Nothing) throw new RpcException(new Status(StatusCode.FailedPrecondition, "the viewer may not receive this source"));
        await EnsureAsync(link, request.Place, cancel);
        return await AddAsync(link, PeerKind.Viewer, request.Place, request.ViewerSeat, request.Source, request.Attempt, cancel, reach);
    }

    public async Task<ViewOffer> OfferAsync(Peer viewer, CancellationToken cancel)
    {
        for (var asked = time.GetTimestamp(); ;)
        {
            try
            {
                var lines = viewer.Note.Reach == Reach.Everything ? null : LinesOf(viewer.Note);
                var sdp = await viewer.Handle.ViewAsync(NameOf(viewer.Note.Place), viewer.Note.Publisher, lines, cancel);
                viewer.PictureMid = PictureMidIn(sdp);
                return new ViewOffer { Session = viewer.Note.Session, Sdp = sdp };
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
        if (peers.Remove(peer.Note.Session)) await EndAsync(peer);
    }

    private async Task EndAsync(Peer peer)
    {
        if (peer.IsUp && IsApart(peer.Note)) reports.Tell(StateOf(peer, SourceState.Types.State.Gone));
        if (gateway.Link is not { } link) return;
        await peer.Handle.DetachAsync(CancellationToken.None);
        if (peer.Note is { Kind: PeerKind.Publisher, Place: "" }) await sources.GoneAsync(peer.Note.Source, peer.Note.Attempt);
        if (peer.Note.Place.Length > 0 && !peers.In(room).Any(other => other.Note.Place == peer.Note.Place))
            await link.Rooms.DestroyAsync(NameOf(peer.Note.Place), CancellationToken.None);
    }

    /// <summary>In a place apart nothing is forwarded to us, so a source is there, and replaces an older attempt of it, when it is connected.</summary>
    public async Task ConnectedApartAsync(PeerNote newer)
    {
        if (peers.Find(newer.Session) is { } peer && IsApart(newer)) reports.Tell(StateOf(peer, SourceState.Types.State.Flowing));
        foreach (var older in peers.In(room).Where(peer => peer.Note.Kind == PeerKind.Publisher && peer.Note.Place == newer.Place
            && peer.Note.Source == newer.Source && peer.Note.Attempt < newer.Attempt)) await DropAsync(older);
    }

    /// <param name="seat">Whose connections end.</param>
    /// <param name="device">Empty: all of them; else only what this device sends.</param>
    public async Task ExpelAsync(string seat, string device)
    {
        foreach (var peer in peers.In(room).Where(peer => peer.Note.Seat == seat && (device.Length == 0 || peer.Note.Kind == PeerKind.Publisher && Names.DeviceOf(peer.Note.Source) == device)))
            await DropAsync(peer);
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
        var publishers = await observer.Handle.JoinAsPublisherAsync(room, $"node-{observer.Note.Session}", cancel);
        await AdoptAsync(publishers);
        return publishers;
    }

    // Of the publishers that the node before us left, the gateway lists those of the hearing whose connection is up. Of one apart it is
    // not known what it sends: its page makes a new one.
    private async Task AdoptAsync(IReadOnlyList<RoomPublisher> publishers)
    {
        foreach (var peer in peers.In(room).Where(peer => peer.Note.Kind == PeerKind.Publisher && !peer.IsUp))
            if (peer.Note.Place.Length == 0) peer.IsUp = publishers.Any(one => one.Id == peer.Note.Publisher);
            else if (IsApart(peer.Note) && peer.Streams.Count == 0) await DropAsync(peer);
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

    private bool Fits(PeerNote note, Placement placement) => note.Kind switch
    {
        PeerKind.Publisher => placement.MayPublish(note.Seat, note.Place),
        PeerKind.Viewer => note.Reach != Reach.Nothing && placement.ReachOf(note.Seat, Names.SeatOf(note.Source), note.Place) == note.Reach,
        _ => true,
    };

    private static bool IsApart(PeerNote note) => note is { Kind: PeerKind.Publisher, Place.Length: > 0 } && !Placement.IsOwn(note.Seat, note.Place);

    private static SourceState StateOf(Peer peer, SourceState.Types.State state) => new()
    {
        Source = peer.Note.Source, Attempt = peer.Note.Attempt, Seat = peer.Note.Seat, Place = peer.Note.Place, State = state,
        HasAudio = peer.Streams.Any(stream => stream is { IsAudio: true, Disabled: false }), HasVideo = peer.Streams.Any(stream => stream is { IsVideo: true, Disabled: false }),
    };

    /// <summary>The identification of the first video line (RFC 9143, section 12) in a session description.</summary>
    internal static string? PictureMidIn(string sdp)
    {
        var at = sdp.IndexOf("\nm=video", StringComparison.Ordinal);
        var mid = at < 0 ? -1 : sdp.IndexOf("\na=mid:", at, StringComparison.Ordinal);
        return mid < 0 ? null : sdp[(mid + "\na=mid:".Length)..].Split('\r', '\n')[0];
    }

    // Of a screened person the viewer is given some lines only; which they are is known once they are negotiated.
    private List<string> LinesOf(PeerNote viewer)
    {
        var streams = viewer.Place.Length == 0 ? sources.StreamsOf(viewer.Source, viewer.Attempt)
            : peers.In(room).FirstOrDefault(peer => peer.Note.Kind == PeerKind.Publisher && peer.Note.Place == viewer.Place && peer.Note.Publisher == viewer.Publisher)?.Streams ?? [];
        var mids = streams.Where(stream => !stream.Disabled && (stream.IsAudio ? viewer.Reach.Sound : viewer.Reach.Picture)).Select(stream => stream.Mid).ToList();
        return mids.Count > 0 ? mids : throw new JanusRefused("join", JanusRefused.NoSuchFeed, "nothing of it may be received");
    }

    private async Task EnsureAsync(GatewayLink link, string place, CancellationToken cancel)
    {
        if (place.Length > 0) await link.Rooms.CreateAsync(NameOf(place), new VideoRoomOptions(), cancel);
    }

    private bool IsConnecting(PeerNote viewer) => peers.In(room).Any(peer =>
        peer.Note.Kind == PeerKind.Publisher && peer.Note.Place == viewer.Place && peer.Note.Publisher == viewer.Publisher);

    private async Task<Peer> AddAsync(GatewayLink link, PeerKind kind, string place, string seat, string source, int attempt, CancellationToken cancel, Reach reach = default)
    {
        var note = new PeerNote(RandomNumberGenerator.GetHexString(32, true), kind, room, place, seat, source, attempt, 0, reach);
        var handle = await link.Session.AttachToVideoRoomAsync(told => listener(note, told), cancel);
        return peers.Add(note with { Handle = handle.Id }, handle);
    }
}
