using Arbitration.Court.Shared;

namespace Arbitration.Court.Media;

/// <summary>Where the media node is and how long it may take.</summary>
internal sealed class MediaOptions
{
    /// <summary>The node's Unix socket; default {data}/run/node.sock, ARBITRATION_NODE_SOCKET overrides.</summary>
    public required string Socket { get; init; }

    /// <summary>Limit of one relayed offer, answer or candidate.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(8);

    public static MediaOptions Read(IConfiguration configuration, CourtOptions court) =>
        new() { Socket = configuration["ARBITRATION_NODE_SOCKET"] ?? court.InData("run", "node.sock") };
}
