using System.Text.Json;
using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Arbitration.Media.Mixing;
using Arbitration.Media.Recording;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>One room: moves towards the state the court server wants, and tells what it sees. Everything runs on its one queue.</summary>
internal sealed class LiveRoom : IAsyncDisposable
{
    private readonly GatewaySupervisor _gateway;
    private readonly PeerTable _peers;
    private readonly Admission _admission;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly WorkQueue _work;
    private readonly RoomSources _sources;
    private readonly ShownFiles _shownFiles;
    private readonly RoomShown _shown;
    private readonly RoomProgramme _programme;
    private readonly RoomSignalling _signalling;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _accepting = new();
    private Room _desired;
    private bool _inGateway;

    public LiveRoom(string folder, Room desired, GatewaySupervisor gateway, PeerTable peers, Admission admission, TimeProvider time, ILogger log)
    {
        (_desired, _gateway, _peers, _admission, _time, _log) = (desired, gateway, peers, admission, time, log);
        Reports = new RoomReports(desired.Room_, log);
        Files = new RoomFiles(folder, Reports, time);
        _work = new WorkQueue((failed, what) => log.RoomFailed(failed, desired.Room_, what));
        _sources = new RoomSources(desired.Room_, Reports, OpenPipeline);
        _shownFiles = new ShownFiles(folder);
        _shown = new RoomShown(_shownFiles, Reports, time, _work.Post);
        _programme = new RoomProgramme(desired.Room_, Files, Reports, _sources, _shown, admission, time, log);
        _signalling = new RoomSignalling(desired.Room_, gateway, peers, _sources, Reports, OnPeer, time);
        Reception = new RoomReception(desired.Room_, _signalling, Reports, gateway, _work);
    }

    public string Name => Volatile.Read(ref _desired).Room_;
    public RoomFiles Files { get; }
    public RoomReports Reports { get; }
    public RoomReception Reception { get; }

    /// <summary>Null while the room is closed. From any thread.</summary>
    public RoomRecorder? Recorder => _programme.Recorder;
    public bool IsOpen => Volatile.Read(ref _desired).Open;

    /// <summary>The version that the room has reached.</summary>
    public long Reached { get; private set; }

    private long NewestEpoch => Math.Max(_desired.Recording?.Epoch ?? 0, Files.Manifest?.NewestEpoch ?? 0);

    /// <summary>Takes a newer desired state; an older one is refused.</summary>
    public void Accept(Room room)
    {
        lock (_accepting)
        {
            if (room.Version < _desired.Version) throw new RpcException(new Status(StatusCode.FailedPrecondition, $"version {_desired.Version} is known"));
            if (room.Recording is { On: true } recording && recording.Epoch < NewestEpoch)
                throw new RpcException(new Status(StatusCode.FailedPrecondition, $"epoch {NewestEpoch} is known"));
            DesiredRoom.Save(Files.Folder.Path, room);
            Volatile.Write(ref _desired, room);
        }

        _work.Post("converge", ConvergeAsync);
    }

    public void OnGatewayUp(GatewayLink link, bool restarted) => _work.Post("restore", async () =>
    {
        if (restarted)
        {
            await _sources.AllGoneAsync();
            if (_desired.Open) Reports.Alarm("gateway-restarted", "");
        }

        if (_desired.Open) await RestoreAsync(link);
    });

    public void OnGatewayDown() => _work.Post("gateway down", () =>
    {
        _inGateway = false;
        return _sources.AllGoneAsync();
    });

    /// <summary>What the gateway tells of one of the room's handles.</summary>
    public void OnPeer(PeerNote note, JanusEvent told)
    {
        switch (told.Kind)
        {
            case "webrtcup":
                if (_peers.Find(note.Session) is { } up) up.IsUp = true;
                if (note is { Kind: PeerKind.Publisher, Place.Length: > 0 }) _work.Post("connected", () => _signalling.ConnectedApartAsync(note));
                break;
            case "hangup" or "detached":
                _work.Post("hangup", () => _peers.Find(note.Session) is { } gone ? _signalling.DropAsync(gone) : Task.CompletedTask);
                break;
            case "event" when note.Kind == PeerKind.Observer:
                _work.Post("observe", () => ObservedAsync(told.Body));
                break;
        }
    }

    public Task<Answer> PublishAsync(PublishRequest request, CancellationToken cancel) => _work.AskAsync(() => _signalling.PublishAsync(request, cancel), cancel);

    public async Task<ViewOffer> ViewAsync(ViewRequest request, CancellationToken cancel)
    {
        var viewer = await _work.AskAsync(() => _signalling.BeginViewAsync(request, cancel), cancel);
        try
        {
            return await _signalling.OfferAsync(viewer, cancel);
        }
        catch
        {
            _work.Post("view failed", () => _signalling.DropAsync(viewer));
            throw;
        }
    }

    public Task<bool> LeaveAsync(Peer peer, CancellationToken cancel) => _work.AskAsync(async () =>
    {
        await _signalling.DropAsync(peer);
        return true;
    }, cancel);

    public Task<bool> ExpelAsync(string seat, string device, CancellationToken cancel) => _work.AskAsync(async () =>
    {
        await _signalling.ExpelAsync(seat, device);
        return true;
    }, cancel);

    /// <summary>Keeps a file that is to be shown, and shows it if it was waited for.</summary>
    public async Task PutFileAsync(FileToShow file, IAsyncEnumerable<Google.Protobuf.ByteString> bytes, CancellationToken cancel)
    {
        await _shownFiles.StoreAsync(file, bytes, cancel);
        _work.Post("shown", () => _programme.Recorder is null ? Task.CompletedTask : _shown.BringAsync(_desired.Shown));
    }

    /// <summary>The rows after <paramref name="sinceRow"/>, the sources that are present, then reports as they come.</summary>
    public async Task WatchAsync(long sinceRow, Func<Report, Task> send, CancellationToken cancel)
    {
        Action leave = static () => { };
        try
        {
            var (present, reader) = await _work.AskAsync(() => Task.FromResult((_sources.Present.Concat(_signalling.Apart).ToList(), Reports.Watch(out leave))), cancel);
            // Read after the watch began: a row that comes in between is in both, and sent once.
            var rows = Files.Manifest?.RowsSince(sinceRow) ?? [];
            foreach (var row in rows) await send(RoomFiles.ReportOf(row));
            foreach (var source in present) await send(new Report { Source = source });
            var last = rows.Count > 0 ? rows[^1].Row : sinceRow;
            await foreach (var report in reader.ReadAllAsync(cancel))
                if (report.Row is null || report.Row.Row > last) await send(report);
        }
        finally
        {
            leave();
        }
    }

    /// <summary>Takes over at once what a crash left of a recording, if this room was recording then.</summary>
    public void Adopt()
    {
        _shownFiles.Sweep();
        TrialRecording.Sweep(Files.Folder.Path);
        if (IsOpen || Files.HasLeftovers) _work.Post("adopt", () => Task.FromResult(Files.Manifest));
    }

    public void Tick(string nodeStart)
    {
        var heartbeat = new Heartbeat
        {
            NodeUs = _time.NowUs(), Version = Reached, Epoch = _programme.Recorder?.Epoch ?? 0, HearingUs = _programme.Recorder?.HearingUs ?? -1, DurableUs = -1,
            Ticks = _programme.Recorder?.Programme.Punctuality.Ticks ?? 0, LateTicks = _programme.Recorder?.Programme.Punctuality.Late ?? 0,
            GatewayUp = _gateway.Link is not null, NodeStart = nodeStart, Full = _admission.IsFull,
        };
        if (IsOpen && Files.Manifest is { } manifest)
        {
            var free = FreeSpace.Of(Files.Folder, manifest);
            (heartbeat.DurableUs, heartbeat.FreeSeconds) = (manifest.DurableUs, free.Seconds);
            _programme.Recorder?.TellFreeSpace(free);
        }

        Reports.Tell(new Report { Heartbeat = heartbeat });
        _work.Post("sweep", _signalling.SweepAsync);
    }

    /// <summary>A JPEG of the programme, or of what a scene would show. From any thread.</summary>
    public byte[] Preview(Scene? scene) => _programme.Preview(_desired, scene);

    /// <summary>Five seconds through mixer, encoder, disk and player.</summary>
    public async Task<TrialResult> TryAsync(CancellationToken cancel)
    {
        var recorder = _programme.Recorder ?? throw new RpcException(new Status(StatusCode.FailedPrecondition, "the room has no programme"));
        var trial = await _work.AskAsync(() => Task.FromResult(recorder.BeginTrial(TrialRecording.FolderIn(Files.Folder.Path))), cancel);
        try
        {
            await trial.ListenAsync(cancel);
            await EndTrialAsync(recorder);
            var present = await _work.AskAsync(() => Task.FromResult(_sources.Present.Where(source => source.State == SourceState.Types.State.Flowing).ToList()), cancel);
            return await trial.MeasureAsync(present, cancel);
        }
        finally
        {
            // Whoever asked may have left: what was begun is ended, and what was recorded of people is gone, all the same.
            await EndTrialAsync(recorder);
            trial.Remove();
        }
    }

    private Task<bool> EndTrialAsync(RoomRecorder recorder) => _work.AskAsync(async () =>
    {
        await recorder.EndTrialAsync();
        return true;
    }, CancellationToken.None);

    public void TellLevels() => _programme.TellLevels();

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _work.DisposeAsync();
        await _sources.ClosePipelinesAsync();
        await _shown.ClearAsync();
        await _programme.DisposeAsync();
        Files.Dispose();
        Reports.Close();
        _closing.Dispose();
    }

    private async Task ConvergeAsync()
    {
        var wanted = _desired;
        if (wanted.Version == Reached && _programme.Recorder?.Epoch == wanted.Recording?.Epoch) return;
        // The recording first: it must not wait for a gateway that is slow or down.
        if (wanted.Open) await _programme.ConvergeAsync(wanted, _closing.Token);
        if (_gateway.Link is { } link)
        {
            if (wanted.Open) await _signalling.EnforceAsync(Placement.Of(wanted));
            if (wanted.Open && !_inGateway) await RestoreAsync(link);
            await _sources.MuteAsync(link.Rooms, wanted.Seats, _closing.Token);
            if (!wanted.Open) await CloseAsync(link);
        }

        if (!wanted.Open) await _programme.EndAsync();
        Reached = wanted.Version;
    }

    // The room is made if it is not there; who publishes in it already is taken in, with what the node before us forwarded replaced.
    private async Task RestoreAsync(GatewayLink link)
    {
        if (await link.Rooms.CreateAsync(_desired.Room_, new VideoRoomOptions(), _closing.Token)) _log.RoomOpened(_desired.Room_);
        await _signalling.EnforceAsync(Placement.Of(_desired));
        await _programme.ShowAsync(_desired);
        await _sources.MuteAsync(link.Rooms, _desired.Seats, _closing.Token);
        var stale = await link.Rooms.ForwardersAsync(_desired.Room_, _closing.Token);
        var publishers = await _signalling.ObserveAsync(link, _closing.Token);
        foreach (var publisher in publishers) await _sources.UpAsync(link.Rooms, publisher, stale, _closing.Token);
        _inGateway = true;
        Reached = _desired.Version;
    }

    private async Task CloseAsync(GatewayLink link)
    {
        _inGateway = false;
        await _signalling.EverybodyLeavesAsync();
        await _sources.AllGoneAsync();
        await link.Rooms.DestroyAsync(_desired.Room_, CancellationToken.None);
        _log.RoomClosed(_desired.Room_);
    }

    private async Task ObservedAsync(JsonElement body)
    {
        if (_gateway.Link is not { } link) return;
        foreach (var publisher in RoomPublisher.In(body)) await _sources.UpAsync(link.Rooms, publisher, null, _closing.Token);
        foreach (var news in (string[])["unpublished", "leaving", "kicked"])
            if (body.TryGetProperty(news, out var id) && PublisherId.TryParse(id.ToString(), out var source, out var attempt)) await _sources.GoneAsync(source, attempt);
    }

    private SourcePipeline OpenPipeline(SourceAttempt attempt) => new(attempt.Streams, _time, new SourcePipelineEvents(
        () => _work.Post("flowing", () => _gateway.Link is { } link ? _sources.FlowingAsync(link.Rooms, attempt, _closing.Token) : Task.CompletedTask),
        unit => _programme.Recorder?.Keep(attempt.Source, unit),
        detail => Reports.Alarm("decoder-failed", $"{attempt.Source}: {detail}")));
}
