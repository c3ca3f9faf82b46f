using System.Text.Json.Nodes;

namespace Arbitration.Media.Janus;

/// <summary>The VideoRoom plugin's calls on one person's handle.</summary>
public static class VideoRoomHandles
{
    public static Task<JanusHandle> AttachToVideoRoomAsync(this JanusSession session, Action<JanusEvent> listener, CancellationToken cancel) =>
        session.AttachAsync(VideoRooms.Plugin, listener, cancel);

    /// <summary>Joins without publishing yet. The answer lists who publishes; later ones come as events.</summary>
    public static async Task<IReadOnlyList<RoomPublisher>> JoinAsPublisherAsync(this JanusHandle handle, string room, string id, CancellationToken cancel) =>
        RoomPublisher.In((await handle.RequestAsync(new() { ["request"] = "join", ["ptype"] = "publisher", ["room"] = room, ["id"] = id }, cancel)).Body);

    /// <summary>Publishes with the browser's offer; gives the gateway's answer.</summary>
    public static Task<Published> PublishAsync(this JanusHandle handle, string offer, CancellationToken cancel) => NegotiateAsync(handle, "publish", offer, cancel);

    /// <summary>An ICE restart or other renegotiation of what is published already.</summary>
    public static Task<Published> RenegotiateAsync(this JanusHandle handle, string offer, CancellationToken cancel) => NegotiateAsync(handle, "configure", offer, cancel);

    /// <summary>Subscribes to one publisher, or to some of its lines; gives the gateway's offer.</summary>
    /// <param name="handle">A handle of its own.</param>
    /// <param name="room">The gateway's room.</param>
    /// <param name="publisher">Whom to receive.</param>
    /// <param name="mids">The lines; null: everything.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<string> ViewAsync(this JanusHandle handle, string room, string publisher, IReadOnlyList<string>? mids, CancellationToken cancel)
    {
        var lines = mids is null ? [new JsonObject { ["feed"] = publisher }] : mids.Select(mid => new JsonObject { ["feed"] = publisher, ["mid"] = mid });
        var body = new JsonObject
        {
            ["request"] = "join", ["ptype"] = "subscriber", ["room"] = room, ["streams"] = new JsonArray([.. lines]),
        };
        var answer = await handle.RequestAsync(body, cancel);
        return answer.Sdp ?? throw new JanusRefused("join", 0, "no offer came");
    }

    /// <summary>Media flows from here on.</summary>
    public static Task StartViewingAsync(this JanusHandle handle, string answer, CancellationToken cancel) =>
        handle.RequestAsync(new() { ["request"] = "start" }, cancel, "answer", answer);

    /// <summary>Lets the gateway send a viewer's pictures, or not; no new negotiation is needed, and a keyframe is asked for when they go on.</summary>
    public static Task SendPictureAsync(this JanusHandle handle, string mid, bool wanted, CancellationToken cancel) => handle.RequestAsync(new()
    {
        ["request"] = "configure", ["streams"] = new JsonArray(new JsonObject { ["mid"] = mid, ["send"] = wanted }),
    }, cancel);

    public static Task LeaveAsync(this JanusHandle handle, CancellationToken cancel) => handle.RequestAsync(new() { ["request"] = "leave" }, cancel);

    public static Task UnpublishAsync(this JanusHandle handle, CancellationToken cancel) => handle.RequestAsync(new() { ["request"] = "unpublish" }, cancel);

    private static async Task<Published> NegotiateAsync(JanusHandle handle, string request, string offer, CancellationToken cancel)
    {
        var reply = await handle.RequestAsync(new() { ["request"] = request }, cancel, "offer", offer);
        var sdp = reply.Sdp ?? throw new JanusRefused(request, 0, "no answer came");
        return new Published(sdp, reply.Body.TryGetProperty("streams", out var streams) ? [.. streams.EnumerateArray().Select(PublisherStream.From)] : []);
    }
}
