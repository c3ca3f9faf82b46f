using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Arbitration.Media.Recording;
using Grpc.Core;

using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>The node's contract, call by call; see node.proto.</summary>
internal sealed class MediaNodeCalls(RoomTable rooms, PeerTable peers, GatewaySupervisor gateway, NodeIdentity identity, NodeOptions options, TimeProvider time) : MediaNode.MediaNodeBase
{
    public override Task<Accepted> Converge(Room request, ServerCallContext context)
    {
        rooms.Converge(request);
        return Task.FromResult(new Accepted { Version = request.Version });
    }

    public override Task Watch(WatchRequest request, IServerStreamWriter<Report> stream, ServerCallContext context) =>
        rooms.Known(request.Room).WatchAsync(request.SinceRow, report => stream.WriteAsync(report, context.CancellationToken), context.CancellationToken);

    public override Task<Answer> Publish(PublishRequest request, ServerCallContext context)
    {
        Names.CheckPlace(request.Place);
        Names.CheckSource(request.Source, request.Seat);
        return rooms.Open(request.Room).PublishAsync(request, context.CancellationToken);
    }

    public override Task<ViewOffer> View(ViewRequest request, ServerCallContext context)
    {
        Names.CheckPlace(request.Place);
        if (!Names.IsSource(request.Source)) throw new RpcException(new Status(StatusCode.InvalidArgument, "source is no source"));
        return rooms.Open(request.Room).ViewAsync(request, context.CancellationToken);
    }

    public override async Task<Done> AnswerView(ViewAnswer request, ServerCallContext context)
    {
        await Session(request.Session).Handle.StartViewingAsync(request.Sdp, context.CancellationToken);
        return new Done();
    }

    public override async Task<Done> SetPicture(PictureWish request, ServerCallContext context)
    {
        var viewer = Session(request.Session);
        if (viewer.Note.Kind != PeerKind.Viewer) throw new RpcException(new Status(StatusCode.NotFound, "no such session"));
        if (viewer.PictureMid is { } mid) await viewer.Handle.SendPictureAsync(mid, request.Wanted, context.CancellationToken);
        return new Done();
    }

    public override async Task<Done> AddCandidate(Candidate request, ServerCallContext context)
    {
        var candidate = request.Last ? null : new IceCandidate(request.Candidate_, request.Mid, request.Mline);
        await Session(request.Session).Handle.TrickleAsync(candidate, context.CancellationToken);
        return new Done();
    }

    public override async Task<Done> Leave(LeaveRequest request, ServerCallContext context)
    {
        var peer = Session(request.Session);
        await rooms.Known(peer.Note.Room).LeaveAsync(peer, context.CancellationToken);
        return new Done();
    }

    public override async Task<Done> Expel(ExpelRequest request, ServerCallContext context)
    {
        await rooms.Known(request.Room).ExpelAsync(request.Seat, request.Device, context.CancellationToken);
        return new Done();
    }

    public override Task<StillPicture> Preview(PreviewRequest request, ServerCallContext context) =>
        Task.FromResult(new StillPicture { Jpeg = Google.Protobuf.UnsafeByteOperations.UnsafeWrap(rooms.Open(request.Room).Preview(request.Scene)) });

    public override Task<TrialResult> Trial(TrialRequest request, ServerCallContext context) => rooms.Open(request.Room).TryAsync(context.CancellationToken);

    public override async Task<Done> PutFile(IAsyncStreamReader<FilePart> requestStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken) || requestStream.Current.File is not { } file)
            throw new RpcException(new Status(StatusCode.InvalidArgument, "the first message says what the file is"));
        ShownCheck.CheckHash(file.Sha256);
        await rooms.Known(file.Room).PutFileAsync(file, requestStream.ReadAllAsync(context.CancellationToken).Select(part => part.Data), context.CancellationToken);
        return new Done();
    }

    public override Task<NodeHealth> Health(HealthRequest request, ServerCallContext context) => Task.FromResult(new NodeHealth
    {
        NodeStart = identity.NodeStart, GatewayUp = gateway.Link is not null, GatewayVersion = gateway.Version,
        FreeBytes = new DriveInfo(options.Folder).AvailableFreeSpace, Rooms = rooms.OpenRooms, NodeUs = time.NowUs(),
    });

    public override Task Export(ExportRequest request, IServerStreamWriter<ExportProgress> stream, ServerCallContext context) =>
        RoomExport.RunAsync(rooms.Known(request.Room).Files, request, stream, context.CancellationToken);

    public override async Task ReadFile(FileRequest request, IServerStreamWriter<FileChunk> stream, ServerCallContext context)
    {
        var room = rooms.Known(request.Room);
        if (!RoomFolder.IsName(request.Name) && !RoomExport.IsName(request.Name)) throw new RpcException(new Status(StatusCode.NotFound, "no such file"));
        await FileReading.SendAsync(room.Files.Folder.PathOf(request.Name), request.Offset, stream, context.CancellationToken);
    }

    // The gateway has forgotten all sessions while it is down, so "unavailable" is said before "not found".
    private Peer Session(string session)
    {
        _ = gateway.Required;
        return peers.Find(session) is { Note.Kind: not PeerKind.Observer } peer ? peer : throw new RpcException(new Status(StatusCode.NotFound, "no such session"));
    }
}
