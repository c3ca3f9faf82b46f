using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arbitration.Media.Janus;

/// <summary>The VideoRoom plugin's calls that concern rooms, on a handle that never joins one.</summary>
public sealed class VideoRooms(JanusHandle control, string adminKey)
{
    internal const string Plugin = "janus.plugin.videoroom";

    /// <summary>Makes the room; false when it was there already.</summary>
    public async Task<bool> CreateAsync(string room, VideoRoomOptions options, CancellationToken cancel)
    {
        try
        {
            await AskAsync("create", room, cancel, new()
            {
                ["admin_key"] = adminKey, ["permanent"] = false, ["is_private"] = true, ["publishers"] = options.Publishers,
                ["bitrate"] = options.BitrateBps, ["fir_freq"] = options.KeyframeEachSeconds, ["audiocodec"] = "opus",
                ["videocodec"] = "vp8,h264", ["opus_fec"] = true, ["videoorient_ext"] = false, ["audiolevel_event"] = false,
            });
            return true;
        }
        catch (JanusRefused there) when (there.Code == JanusRefused.RoomExists)
        {
            return false;
        }
    }

    /// <summary>Ends the room and everybody's connection in it. One that is gone already is no fault.</summary>
    public async Task DestroyAsync(string room, CancellationToken cancel)
    {
        try
        {
            await AskAsync("destroy", room, cancel, new() { ["permanent"] = false });
        }
        catch (JanusRefused gone) when (gone.Code == JanusRefused.NoSuchRoom)
        {
            return;
        }
    }

    /// <summary>Whether the room exists. Answered under the plugin's lock on its rooms, so it also shows that it is not stuck.</summary>
    public async Task<bool> ExistsAsync(string room, CancellationToken cancel) =>
        (await AskAsync("exists", room, cancel)).Body.GetProperty("exists").GetBoolean();

    public Task KickAsync(string room, string publisher, CancellationToken cancel) =>
        AskAsync("kick", room, cancel, new() { ["id"] = publisher });

    /// <summary>Silences one m-line for all viewers and for forwards, or ends that.</summary>
    public Task ModerateAsync(string room, string publisher, string mid, bool mute, CancellationToken cancel) =>
        AskAsync("moderate", room, cancel, new() { ["id"] = publisher, ["mid"] = mid, ["mute"] = mute });

    /// <summary>Ids of everybody in the room, publishing or not.</summary>
    public async Task<IReadOnlyList<string>> ParticipantsAsync(string room, CancellationToken cancel) =>
        [.. Items(await AskAsync("listparticipants", room, cancel), "participants").Select(one => one.GetProperty("id").ToString())];

    public async Task<IReadOnlyList<Forwarder>> ForwardAsync(string room, string publisher, IEnumerable<ForwardStream> streams, CancellationToken cancel)
    {
        var wanted = new JsonArray();
        foreach (var stream in streams)
        {
            var one = new JsonObject { ["mid"] = stream.Mid, ["port"] = stream.Ports[0] };
            for (var layer = 1; layer < stream.Ports.Count; layer++) one[$"port_{layer + 1}"] = stream.Ports[layer];
            if (stream.RtcpPort != 0) one["rtcp_port"] = stream.RtcpPort;
            wanted.Add((JsonNode)one);
        }

        // `host` is demanded here even when each stream has its own (1.1.2).
        var answer = await AskAsync("rtp_forward", room, cancel, new()
        {
            ["admin_key"] = adminKey, ["publisher_id"] = publisher, ["host"] = "127.0.0.1", ["host_family"] = "ipv4", ["streams"] = wanted,
        });
        return [.. Items(answer, "forwarders").Select(one => Forwarder.From(publisher, one))];
    }

    public Task StopForwardAsync(string room, Forwarder forwarder, CancellationToken cancel) =>
        AskAsync("stop_rtp_forward", room, cancel, new()
        {
            ["admin_key"] = adminKey, ["publisher_id"] = forwarder.Publisher, ["stream_id"] = forwarder.StreamId,
        });

    public async Task<IReadOnlyList<Forwarder>> ForwardersAsync(string room, CancellationToken cancel)
    {
        var answer = await AskAsync("listforwarders", room, cancel, new() { ["admin_key"] = adminKey });
        return [.. Items(answer, "publishers").Concat(Items(answer, "rtp_forwarders"))
            .SelectMany(one => one.GetProperty("forwarders").EnumerateArray().Select(forwarder => Forwarder.From(one.GetProperty("publisher_id").ToString(), forwarder)))];
    }

    /// <summary>A publisher fed by plain RTP: behaves in the room like one with a browser.</summary>
    public async Task<RemotePublisher> AddRemotePublisherAsync(string room, string id, IEnumerable<RemoteStream> streams, CancellationToken cancel)
    {
        var lines = new JsonArray();
        var index = 0;
        foreach (var stream in streams)
            lines.Add((JsonNode)new JsonObject
            {
                ["type"] = stream.Kind, ["mindex"] = index++, ["mid"] = stream.Mid, ["codec"] = stream.Codec, ["pt"] = stream.PayloadType,
            });
        var answer = await AskAsync("add_remote_publisher", room, cancel, new() { ["id"] = id, ["host"] = "127.0.0.1", ["iface"] = "127.0.0.1", ["streams"] = lines });
        return new RemotePublisher(answer.Text("ip"), answer.Body.GetProperty("port").GetInt32(), answer.Body.TryGetProperty("rtcp_port", out var rtcp) ? rtcp.GetInt32() : 0);
    }

    public Task RemoveRemotePublisherAsync(string room, string id, CancellationToken cancel) =>
        AskAsync("remove_remote_publisher", room, cancel, new() { ["id"] = id });

    private static IEnumerable<JsonElement> Items(JanusReply reply, string name) =>
        reply.Body.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    private Task<JanusReply> AskAsync(string request, string room, CancellationToken cancel, JsonObject? more = null)
    {
        var body = more ?? [];
        body["request"] = request;
        body["room"] = room;
        return control.RequestAsync(body, cancel);
    }
}
