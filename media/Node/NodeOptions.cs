using System.Net;

namespace Arbitration.Media.Node;

/// <summary>What a node is told by its environment; the names are those of docs/protocols/node.md.</summary>
internal sealed record NodeOptions
{
    /// <summary>The folder of the installation; the node keeps to `node/` in it. Default: ./data.</summary>
    public required string Data { get; init; }

    /// <summary>The Unix socket to listen on. Default: {data}/run/node.sock.</summary>
    public required string Socket { get; init; }

    /// <summary>The address browsers send media to. No default: loopback does not work.</summary>
    public required IPAddress MediaAddress { get; init; }

    /// <summary>The gateway's UDP ports, "from-to". Default: 20000-20999.</summary>
    public required string RtpPorts { get; init; }

    public string Folder => Path.Combine(Data, "node");
    public string Rooms => Path.Combine(Folder, "rooms");

    public static NodeOptions FromEnvironment(Func<string, string?> variable)
    {
        var data = Path.GetFullPath(variable("ARBITRATION_DATA") ?? "data");
        var address = variable("ARBITRATION_MEDIA_ADDRESS")
            ?? throw new NodeRefused("ARBITRATION_MEDIA_ADDRESS is not set: the address at which browsers reach this machine");
        return new NodeOptions
        {
            Data = data,
            Socket = variable("ARBITRATION_NODE_SOCKET") ?? Path.Combine(data, "run", "node.sock"),
            MediaAddress = IPAddress.TryParse(address, out var parsed) ? parsed : throw new NodeRefused($"ARBITRATION_MEDIA_ADDRESS is no address: {address}"),
            RtpPorts = Ports(variable("ARBITRATION_RTP_PORTS") ?? "20000-20999"),
        };
    }

    private static string Ports(string range) =>
        range.Split('-') is [var low, var high] && ushort.TryParse(low, out var from) && ushort.TryParse(high, out var to) && from > 0 && from < to
            ? range
            : throw new NodeRefused($"ARBITRATION_RTP_PORTS is no range of ports: {range}");
}
