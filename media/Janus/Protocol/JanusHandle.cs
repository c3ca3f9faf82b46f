using System.Text.Json.Nodes;

namespace Arbitration.Media.Janus;

/// <summary>One attachment to a plugin; a handle has at most one PeerConnection.</summary>
public sealed class JanusHandle(JanusSession session, ulong id)
{
    public ulong Id { get; } = id;

    /// <summary>Sends a request to the plugin, with a session description if there is one, and waits for its answer.</summary>
    public async Task<JanusReply> RequestAsync(JsonObject body, CancellationToken cancel, string? sdpType = null, string? sdp = null)
    {
        var call = body["request"]!.GetValue<string>();
        var message = new JsonObject { ["janus"] = "message", ["handle_id"] = Id, ["body"] = body };
        if (sdp is not null) message["jsep"] = new JsonObject { ["type"] = sdpType, ["sdp"] = sdp };
        return JanusReply.From(call, await session.RequestAsync(call, message, false, cancel));
    }

    /// <summary>Passes on a remote candidate; null says that there are no more.</summary>
    public Task TrickleAsync(IceCandidate? candidate, CancellationToken cancel)
    {
        var body = candidate is null
            ? new JsonObject { ["completed"] = true }
            : new JsonObject { ["candidate"] = candidate.Candidate, ["sdpMid"] = candidate.Mid, ["sdpMLineIndex"] = candidate.MLine };
        return session.RequestAsync("trickle", new JsonObject { ["janus"] = "trickle", ["handle_id"] = Id, ["candidate"] = body }, true, cancel);
    }

    /// <summary>Gives the handle up, its PeerConnection with it. A handle that is gone already is no fault.</summary>
    public async Task DetachAsync(CancellationToken cancel)
    {
        session.Forget(Id);
        try
        {
            await session.RequestAsync("detach", new JsonObject { ["janus"] = "detach", ["handle_id"] = Id }, false, cancel);
        }
        catch (JanusRefused gone) when (gone.Code is JanusRefused.NoSuchHandle or JanusRefused.NoSuchSession)
        {
            return;
        }
    }
}
