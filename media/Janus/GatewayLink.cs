namespace Arbitration.Media.Janus;

/// <summary>A running gateway as the node holds it: its session, its rooms, its own lists, and whether it was found running.</summary>
public sealed record GatewayLink(JanusSession Session, VideoRooms Rooms, GatewayMonitor Monitor, bool Reclaimed) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Monitor.DisposeAsync();
        await Session.DisposeAsync();
    }
}
