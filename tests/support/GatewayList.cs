using System.Text.Json;
using Arbitration.Media.Janus;

namespace Arbitration.Testing;

/// <summary>Who receives whom by the gateway's own list and packet counters, read past node and court server.</summary>
public sealed class GatewayList(RunningSystem system) : IAsyncDisposable
{
    private readonly GatewayMonitor _monitor = Open(system);

    /// <summary>One line that somebody receives. A viewer that the node does not know is "?".</summary>
    public sealed record Edge(string Viewer, string Seat, string Source, bool IsAudio, string GatewayRoom, long PacketsOfViewer);

    /// <summary>All of one hearing, tests of one's own devices left out.</summary>
    public async Task<IReadOnlyList<Edge>> ReadAsync(string hearing)
    {
        var viewers = Viewers();
        var edges = new List<Edge>();
        foreach (var subscriber in await _monitor.SubscribersAsync(CancellationToken.None))
        {
            if (subscriber.Room.Split('~') is not [var room, ..] || room != hearing || subscriber.Room.Contains("~test-", StringComparison.Ordinal)) continue;
            var packets = await _monitor.PacketsSentAsync(subscriber.Session, subscriber.Handle, CancellationToken.None);
            edges.AddRange(subscriber.Lines.Select(line => new Edge(viewers.GetValueOrDefault(subscriber.Handle, "?"), line.Publisher.Split('/')[0], line.Publisher, line.IsAudio, subscriber.Room, packets)));
        }

        return edges;
    }

    public ValueTask DisposeAsync() => _monitor.DisposeAsync();

    private Dictionary<ulong, string> Viewers()
    {
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(system.Data, "node", "peers.json")));
        return json.RootElement.GetProperty("Peers").EnumerateArray().ToDictionary(peer => peer.GetProperty("Handle").GetUInt64(), peer => peer.GetProperty("Seat").GetString()!);
    }

    private static GatewayMonitor Open(RunningSystem system)
    {
        var node = Path.Combine(system.Data, "node");
        using var mark = JsonDocument.Parse(File.ReadAllText(Path.Combine(node, "gateway.json")));
        var port = mark.RootElement.GetProperty("monitorPort").GetInt32();
        return new GatewayMonitor(new Uri($"ws://127.0.0.1:{port}/"), File.ReadAllText(Path.Combine(node, "gateway", "monitor-secret")), TimeSpan.FromSeconds(5), TimeProvider.System);
    }
}
