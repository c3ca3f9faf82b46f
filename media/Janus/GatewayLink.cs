namespace Arbitration.Media.Janus;

/// <summary>A running gateway as the node holds it: its session, its rooms, and whether it was found running.</summary>
public sealed record GatewayLink(JanusSession Session, VideoRooms Rooms, bool Reclaimed);
