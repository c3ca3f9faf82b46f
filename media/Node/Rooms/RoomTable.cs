using System.Collections.Concurrent;
using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Arbitration.Media.Mixing;
using Arbitration.Media.Recording;
using Grpc.Core;

namespace Arbitration.Media.Node;

/// <summary>All rooms of this node. Those that were open when it last ran are there again from its start.</summary>
internal sealed class RoomTable(NodeOptions options, NodeIdentity identity, GatewaySupervisor gateway, PeerTable peers, Admission admission, TimeProvider time, ILogger<RoomTable> log) : BackgroundService
{
    private static readonly TimeSpan LevelsEach = TimeSpan.FromMilliseconds(200);
    private const int LevelsToHeartbeat = 5;
    private readonly ConcurrentDictionary<string, LiveRoom> _rooms = new();
    private readonly Lock _opening = new();
    private bool _hadGateway;

    public ICollection<LiveRoom> All => _rooms.Values;

    public int OpenRooms => _rooms.Values.Count(room => room.IsOpen);

    /// <exception cref="RpcException">NOT_FOUND when there is no such room.</exception>
    public LiveRoom Known(string room) => _rooms.GetValueOrDefault(room) ?? throw NotFound();

    /// <exception cref="RpcException">NOT_FOUND when there is no such room or it is closed.</exception>
    public LiveRoom Open(string room) => Known(room) is { IsOpen: true } open ? open : throw NotFound();

    public void Converge(Room room)
    {
        Names.Checked(room.Room_, "room");
        ShownCheck.Check(room.Shown);
        LiveRoom? live;
        lock (_opening)
        {
            if (!_rooms.TryGetValue(room.Room_, out live))
            {
                var folder = Directory.CreateDirectory(Path.Combine(options.Rooms, room.Room_)).FullName;
                _rooms[room.Room_] = live = new LiveRoom(folder, new Room { Room_ = room.Room_ }, gateway, peers, admission, time, log);
            }
        }

        live.Accept(room);
    }

    public override Task StartAsync(CancellationToken cancel)
    {
        Directory.CreateDirectory(options.Rooms);
        foreach (var folder in Directory.GetDirectories(options.Rooms))
        {
            if (DesiredRoom.Load(folder) is not { } desired) continue;
            var room = _rooms[desired.Room_] = new LiveRoom(folder, desired, gateway, peers, admission, time, log);
            room.Adopt();
        }

        gateway.Up = OnGatewayUp;
        gateway.Down = () =>
        {
            foreach (var room in _rooms.Values) room.OnGatewayDown();
        };
        return base.StartAsync(cancel);
    }

    public override async Task StopAsync(CancellationToken cancel)
    {
        await base.StopAsync(cancel);
        foreach (var room in _rooms.Values) await room.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(LevelsEach, time);
        for (var tick = 0; await timer.WaitForNextTickAsync(stop); tick++)
        {
            if (tick % LevelsToHeartbeat == 0) NoteLoad();
            foreach (var (name, room) in _rooms) Tell(name, room, heartbeat: tick % LevelsToHeartbeat == 0);
        }
    }

    private void NoteLoad()
    {
        var recorders = _rooms.Values.Select(room => room.Recorder).OfType<RoomRecorder>().ToList();
        admission.Note(time.NowUs() / 1e6, Environment.CpuUsage.TotalTime.TotalSeconds, recorders.Count(one => one.Epoch > 0), recorders.Sum(one => one.Programme.Punctuality.Late));
    }

    private void Tell(string name, LiveRoom room, bool heartbeat)
    {
        try
        {
            room.TellLevels();
            if (heartbeat) room.Tick(identity.NodeStart);
        }
        catch (Exception failed) // one room's trouble, such as its disk's, must not silence the others
        {
            log.RoomFailed(failed, name, "heartbeat");
        }
    }

    private void OnGatewayUp(GatewayLink link)
    {
        var lost = peers.Begin(link, (note, told) => _rooms.GetValueOrDefault(note.Room)?.OnPeer(note, told));
        foreach (var room in _rooms.Values) room.OnGatewayUp(link, restarted: _hadGateway || lost > 0);
        _hadGateway = true;
    }

    private static RpcException NotFound() => new(new Status(StatusCode.NotFound, "no such room"));
}
