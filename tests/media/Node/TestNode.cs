using System.Diagnostics;
using Arbitration.Media.Contract;
using Arbitration.Media.Janus;
using Arbitration.Media.Tests.Janus;
using Grpc.Core;

namespace Arbitration.Media.Tests.Node;

/// <summary>A real media node as a process of its own, with its real gateway; can be killed and started again on the same folder.</summary>
internal sealed class TestNode : IAsyncDisposable
{
    private readonly GatewayOptions _gateway;
    private readonly string _log;
    private Process? _process;
    private readonly List<IDisposable> _owned = [];
    private GatewayGuest? _guest;

    public TestNode()
    {
        Data = Directory.CreateTempSubdirectory("node-test-").FullName;
        _log = Path.Combine(Data, "node.log");
        _gateway = new GatewayOptions { Folder = Path.Combine(Data, "node"), MediaAddress = TestGateway.OwnAddress() };
        Gateway = new GatewayProcess(_gateway, TimeProvider.System);
        Client = NodeSocket.Client(Socket);
    }

    public string Data { get; }
    public GatewayOptions Options => _gateway;
    public string Socket => Path.Combine(Data, "run", "node.sock");
    public string RoomFolder(string room) => Path.Combine(Data, "node", "rooms", room);
    public GatewayProcess Gateway { get; }
    public MediaNode.MediaNodeClient Client { get; }
    public string Log => File.Exists(_log) ? File.ReadAllText(_log) : "";

    /// <summary>Starts the node and waits until its gateway is up.</summary>
    public async Task StartAsync(CancellationToken cancel)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (var argument in (string[])["-c", $"exec dotnet \"$0\" >>\"{_log}\" 2>&1 </dev/null", Path.Combine(AppContext.BaseDirectory, "Arbitration.Media.Node.dll")])
            start.ArgumentList.Add(argument);
        start.Environment["ARBITRATION_DATA"] = Data;
        start.Environment["ARBITRATION_MEDIA_ADDRESS"] = _gateway.MediaAddress.ToString();
        start.Environment["ARBITRATION_RTP_PORTS"] = "20000-20999";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        _process = Process.Start(start);
        await WaitUntilAsync(async () => (await HealthAsync(cancel))?.GatewayUp == true, "the node and its gateway come up", cancel);
    }

    /// <summary>Something that lives as long as the node's folder.</summary>
    public void Own(IDisposable owned) => _owned.Add(owned);

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<NodeHealth?> HealthAsync(CancellationToken cancel)
    {
        try
        {
            return await Client.HealthAsync(new HealthRequest(), cancellationToken: cancel);
        }
        catch (RpcException down) when (down.StatusCode == StatusCode.Unavailable)
        {
            return null;
        }
    }

    private GatewayMark Mark => GatewayMark.Load(Path.Combine(_gateway.Folder, "gateway.json"))!;
    private GatewaySecrets Secrets => new GatewayConfiguration(_gateway).ReadSecrets();

    /// <summary>The gateway's rooms, over a session of the test's own.</summary>
    public async Task<VideoRooms> RoomsAsync(CancellationToken cancel) => (await ComeAsync(cancel)).Rooms;

    /// <summary>A session of the test's own, past the node; one at a time.</summary>
    public async Task<JanusSession> SessionAsync(CancellationToken cancel) => (await ComeAsync(cancel)).Session;

    private async Task<GatewayGuest> ComeAsync(CancellationToken cancel)
    {
        if (_guest is { } former) await former.DisposeAsync();
        return _guest = await GatewayGuest.ComeAsync(_gateway, cancel);
    }

    /// <summary>The gateway's own lists, past the node.</summary>
    public GatewayMonitor Monitor() => new(new Uri($"ws://127.0.0.1:{Mark.MonitorPort}/"), Secrets.Monitor, _gateway.RequestLimit, TimeProvider.System);

    public static async Task WaitUntilAsync(Func<Task<bool>> holds, string what, CancellationToken cancel)
    {
        while (!await holds())
        {
            if (cancel.IsCancellationRequested) throw new TimeoutException($"waited in vain until {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in _owned) owned.Dispose();
        if (_process is { HasExited: false }) await KillAsync();
        if (_guest is not null) await _guest.DisposeAsync();
        await Gateway.EndAsync(CancellationToken.None);
        Directory.Delete(Data, true);
    }
}
