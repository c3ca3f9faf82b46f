using System.Collections.Concurrent;
using Arbitration.Media.Contract;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arbitration.Court.Tests.Support;

/// <summary>
/// A media node without media: it keeps the contract of node.proto on a real Unix socket. Its rows outlive a kill, its clock
/// and its recorder do not.
/// </summary>
internal sealed class FakeNode(string socket) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FakeRoom> _rooms = [];
    private FakeRoom? _newest;
    private WebApplication? _app;
    private int _starts;

    public int FreeSeconds { get; set; } = 100_000;
    public bool RefusesToRecord { get; set; }
    public bool IsFull { get; set; }
    /// <summary>Seats that the node hears speaking, said with each beat.</summary>
    public string[] Speaking { get; set; } = [];
    /// <summary>Who publishes where, and what the gateway says of it; told with each beat.</summary>
    public (string Source, string Place)[] Publishing { get; set; } = [];
    public Reception? Reception { get; set; }
    public string? Breach { get; set; }
    /// <summary>Where it is; null: in whichever room is told of next.</summary>
    public string? BreachedRoom { get; set; }
    /// <summary>What it gives as a picture of the programme.</summary>
    public Google.Protobuf.ByteString Still { get; set; } = Google.Protobuf.ByteString.CopyFrom(0xFF, 0xD8);
    public TrialResult TrialResult { get; } = new() { Pictures = 125, ExpectedPictures = 125, LoudestDbfs = -18, Bytes = 1_000_000, Sha256 = "ab", DurableAfterUs = 40_000, Seats = { new TrialSeat { Seat = "clerk", Picture = true, Sound = true, LoudestDbfs = -18 } } };
    public ConcurrentQueue<Scene?> Previewed { get; } = [];
    public ConcurrentQueue<Room> Converged { get; } = [];
    /// <summary>Files to show that came whole, by their hash; forgotten as by an empty disk when it is cleared.</summary>
    public ConcurrentDictionary<string, long> Files { get; } = [];
    public ConcurrentQueue<long> EpochsStarted { get; } = [];
    public ConcurrentQueue<IReadOnlyList<string>> Asked { get; } = [];
    /// <summary>Of the room that was made last.</summary>
    public IReadOnlyList<string> Rows => _newest?.AllRows ?? [];

    public async Task StartAsync()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(socket)!);
        File.Delete(socket);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenUnixSocket(socket, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(new Process(this, $"start-{++_starts}"));
        _app = builder.Build();
        _app.MapGrpcService<Process>();
        await _app.StartAsync();
    }

    /// <summary>As a kill -9 would: everything in memory is gone, and nobody is told.</summary>
    public async Task KillAsync()
    {
        if (_app is null) return;
        _app.Services.GetRequiredService<Process>().Dispose();
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
        _app = null;
        foreach (var room in _rooms.Values) room.Die();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private FakeRoom RoomOf(string id) => _rooms.GetOrAdd(id, _ => _newest = new FakeRoom());

    /// <summary>One hearing's room. Its members are guarded by the process's gate.</summary>
    private sealed class FakeRoom
    {
        private const long SegmentUs = 400_000;
        private readonly List<string> _rows = [];
        private long _base, _next, _seq;

        public Room? Wanted { get; set; }
        public long Epoch { get; private set; }
        public long LastEpoch { get; private set; }

        public IReadOnlyList<string> AllRows
        {
            get { lock (_rows) return [.. _rows]; }
        }

        public void Die() => (Wanted, Epoch) = (null, 0);

        public void Stop() => Epoch = 0;

        public void Record(Recording recording, long nowUs)
        {
            (Epoch, LastEpoch, _seq) = (recording.Epoch, recording.Epoch, 0);
            var from = recording.SentNodeUs == 0 ? recording.HearingUs : recording.HearingUs + nowUs - recording.SentNodeUs;
            (_base, _next) = (from - nowUs, from);
            Row("init", from, from);
        }

        public long HearingUs(long nowUs) => Epoch > 0 ? _base + nowUs : -1;

        public void GoOn(long nowUs)
        {
            while (Epoch > 0 && _base + nowUs >= _next + SegmentUs) Row("segment", _next, _next += SegmentUs);
        }

        private void Row(string kind, long from, long to)
        {
            lock (_rows)
            {
                var row = _rows.Count + 1;
                var json = $"{{\"row\":{row},\"epoch\":{Epoch},\"seq\":{_seq++},\"kind\":\"{kind}\",\"track\":\"programme\",\"file\":\"{Epoch}-{row}\",\"sha256\":\"00\",\"bytes\":0,\"from\":{from},\"to\":{to},\"wall\":\"2026-12-01T01:00:00.000Z\",\"mono\":0,\"access\":\"open\",\"cut\":false,\"prev\":\"00\",\"hash\":\"{row:x2}\"}}";
                _rows.Add(json);
            }
        }
    }

    private sealed class Process(FakeNode node, string start) : MediaNode.MediaNodeBase, IDisposable
    {
        private readonly CancellationTokenSource _killed = new();
        private readonly long _zero = System.Diagnostics.Stopwatch.GetTimestamp();
        private readonly Lock _gate = new();

        public void Dispose() => _killed.Cancel();

        private long NowUs => (long)System.Diagnostics.Stopwatch.GetElapsedTime(_zero).TotalMicroseconds + 1_000_000;

        public override Task<Accepted> Converge(Room request, ServerCallContext context)
        {
            lock (_gate)
            {
                var room = node.RoomOf(request.Room_);
                if (room.Wanted is { } wanted && wanted.Version > request.Version) throw new RpcException(new Status(StatusCode.FailedPrecondition, "older"));
                room.Wanted = request;
                node.Converged.Enqueue(request);
                if (!request.Recording.On) room.Stop();
                else if (request.Recording.Epoch > room.LastEpoch && !node.RefusesToRecord)
                {
                    node.EpochsStarted.Enqueue(request.Recording.Epoch);
                    room.Record(request.Recording, NowUs);
                }
            }
            return Task.FromResult(new Accepted { Version = request.Version });
        }

        public override async Task Watch(WatchRequest request, IServerStreamWriter<Report> responseStream, ServerCallContext context)
        {
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(_killed.Token, context.CancellationToken);
            var room = node.RoomOf(request.Room);
            var sent = request.SinceRow;
            var named = false;
            while (true)
            {
                if (ended.IsCancellationRequested) throw new RpcException(new Status(StatusCode.Unavailable, "killed"));
                lock (_gate) room.GoOn(NowUs);
                foreach (var (json, i) in room.AllRows.Select((json, i) => (json, i)).Skip((int)sent))
                {
                    await responseStream.WriteAsync(new Report { Row = new ManifestRow { Row = i + 1, Json = json } }, ended.Token);
                    sent = i + 1;
                }
                if (!named && (named = room.Wanted is not null))
                    await responseStream.WriteAsync(new Report { Source = new SourceState { Source = "clerk/cam/av", Attempt = 1, Seat = "clerk", State = SourceState.Types.State.Flowing, HasAudio = true, HasVideo = true } }, ended.Token);
                var levels = new Levels();
                levels.Levels_.AddRange(node.Speaking.Select(seat => new Level { Seat = seat, Speaking = true }));
                await responseStream.WriteAsync(new Report { Levels = levels }, ended.Token);
                foreach (var (source, place) in node.Publishing)
                    await responseStream.WriteAsync(new Report { Source = new SourceState { Source = source, Attempt = 1, Seat = source.Split('/')[0], Place = place, State = SourceState.Types.State.Flowing, HasAudio = true, HasVideo = true } }, ended.Token);
                if (node.Reception is { } reception) await responseStream.WriteAsync(new Report { Reception = reception }, ended.Token);
                if (node.Breach is { } breach && (node.BreachedRoom ?? request.Room) == request.Room)
                {
                    node.Breach = null;
                    await responseStream.WriteAsync(new Report { Alarm = new Alarm { Code = "isolation-breach", Detail = breach } }, ended.Token);
                }
                await responseStream.WriteAsync(new Report { Heartbeat = Beat(room) }, ended.Token);
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, ended.Token);
            }
        }

        private Heartbeat Beat(FakeRoom room)
        {
            lock (_gate)
            {
                var durable = room.AllRows.Select(Arbitration.Court.Media.ManifestFacts.Read).Where(row => row.IsSegment).Select(row => row.To).DefaultIfEmpty(-1).Max();
                return new Heartbeat
                {
                    NodeUs = NowUs, Version = room.Wanted?.Version ?? 0, Epoch = room.Epoch, HearingUs = room.HearingUs(NowUs),
                    DurableUs = durable, FreeSeconds = node.FreeSeconds, GatewayUp = true, NodeStart = start, Full = node.IsFull,
                };
            }
        }

        public override Task<NodeHealth> Health(HealthRequest request, ServerCallContext context) =>
            Task.FromResult(new NodeHealth { NodeStart = start, GatewayUp = true, NodeUs = NowUs });

        public override async Task<Done> PutFile(IAsyncStreamReader<FilePart> parts, ServerCallContext context)
        {
            await parts.MoveNext(context.CancellationToken);
            var sha256 = parts.Current.File.Sha256;
            using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);
            long bytes = 0;
            while (await parts.MoveNext(context.CancellationToken))
            {
                hash.AppendData(parts.Current.Data.Span);
                bytes += parts.Current.Data.Length;
            }
            if (Convert.ToHexStringLower(hash.GetHashAndReset()) != sha256) throw new RpcException(new Status(StatusCode.InvalidArgument, "the bytes are not those of the hash"));
            node.Files[sha256] = bytes;
            return new Done();
        }

        public override Task<TrialResult> Trial(TrialRequest request, ServerCallContext context) => Task.FromResult(node.TrialResult);

        public override Task<StillPicture> Preview(PreviewRequest request, ServerCallContext context)
        {
            node.Previewed.Enqueue(request.Scene);
            return Task.FromResult(new StillPicture { Jpeg = node.Still });
        }

        public override Task<Answer> Publish(PublishRequest request, ServerCallContext context)
        {
            node.Asked.Enqueue(["publish", request.Seat, request.Source, request.Place, request.Session]);
            return Task.FromResult(new Answer { Session = request.Session == "" ? $"pub-{request.Source}" : request.Session, Sdp = "answer" });
        }

        public override Task<ViewOffer> View(ViewRequest request, ServerCallContext context)
        {
            node.Asked.Enqueue(["view", request.ViewerSeat, request.Source, request.Place, ""]);
            return Task.FromResult(new ViewOffer { Session = $"view-{request.Source}", Sdp = "offer" });
        }

        public override Task<Done> AnswerView(ViewAnswer request, ServerCallContext context) => Task.FromResult(new Done());

        public override Task<Done> AddCandidate(Candidate request, ServerCallContext context)
        {
            node.Asked.Enqueue(["candidate", request.Session, request.Last ? "last" : request.Candidate_, "", ""]);
            return Task.FromResult(new Done());
        }

        public override Task<Done> SetPicture(PictureWish request, ServerCallContext context)
        {
            node.Asked.Enqueue(["picture", request.Session, request.Wanted ? "on" : "off", "", ""]);
            return Task.FromResult(new Done());
        }

        public override Task<Done> Leave(LeaveRequest request, ServerCallContext context)
        {
            node.Asked.Enqueue(["leave", request.Session, "", "", ""]);
            return Task.FromResult(new Done());
        }

        public override Task<Done> Expel(ExpelRequest request, ServerCallContext context)
        {
            node.Asked.Enqueue(["expel", request.Seat, request.Device, "", ""]);
            return Task.FromResult(new Done());
        }
    }
}
