using Arbitration.Court.Media;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>Makes the loops of one room.</summary>
internal sealed class RoomLoops(NodeChannel node, IEnumerable<IManifestRowListener> keepers, TimeProvider time, ILoggerFactory logs)
{
    public RoomWatch Watch(string room, IRoomReports reports) => new(room, node, keepers, reports, time, logs.CreateLogger<RoomWatch>());
    public RoomOutbox Outbox(string room) => new(room, node, time, logs.CreateLogger<RoomOutbox>());
}
