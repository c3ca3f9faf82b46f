using Arbitration.Media.Janus;

namespace Arbitration.Media.Tests.Janus;

/// <summary>A session of our own at a gateway that a node has started.</summary>
internal sealed record GatewayGuest(JanusSession Session, VideoRooms Rooms) : IAsyncDisposable
{
    public static async Task<GatewayGuest> ComeAsync(GatewayOptions gateway, CancellationToken cancel)
    {
        var mark = GatewayMark.Load(Path.Combine(gateway.Folder, "gateway.json"))!;
        var secrets = new GatewayConfiguration(gateway).ReadSecrets();
        var connection = await JanusConnection.ConnectAsync(new Uri($"ws://127.0.0.1:{mark.Port}/"), secrets.Api, gateway.RequestLimit, TimeProvider.System, cancel);
        var session = await JanusSession.CreateAsync(connection, cancel);
        return new GatewayGuest(session, new VideoRooms(await session.AttachToVideoRoomAsync(static _ => { }, cancel), secrets.Admin));
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
