using System.Net;

namespace Arbitration.Media.Janus;

/// <summary>Where the gateway lives and how browsers reach it.</summary>
public sealed record GatewayOptions
{
    /// <summary>The node's own folder; `gateway.json` and `gateway/` are made in it.</summary>
    public required string Folder { get; init; }

    /// <summary>The address browsers send media to. Loopback does not work: ICE ignores it.</summary>
    public required IPAddress MediaAddress { get; init; }

    /// <summary>UDP ports for browsers' media, e.g. "20000-20999".</summary>
    public string RtpPorts { get; init; } = "20000-20999";

    public string Executable { get; init; } = "/usr/bin/janus";

    /// <summary>How long a session of a node that died is kept for the next one.</summary>
    public TimeSpan ReclaimWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The limit of a request to the gateway.</summary>
    public TimeSpan RequestLimit { get; init; } = TimeSpan.FromSeconds(5);
}
