using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arbitration.Media.Janus;

/// <summary>
/// The gateway's own word on who receives whom, over its monitoring interface (Janus' Admin API): what is listed here is what it does,
/// whatever anybody else believes. Connects when it is first asked, and again after a loss.
/// </summary>
public sealed class GatewayMonitor(Uri address, string secret, TimeSpan limit, TimeProvider time) : IAsyncDisposable
{
    private const int NoSuchSession = 458;
    private const int NoSuchHandle = 459;
    private readonly SemaphoreSlim _one = new(1, 1);
    private JanusConnection? _connection;

    /// <summary>Everybody who receives something, in all rooms, whoever set it up.</summary>
    /// <exception cref="JanusException">The gateway does not answer.</exception>
    public async Task<IReadOnlyList<Subscriber>> SubscribersAsync(CancellationToken cancel)
    {
        var found = new List<Subscriber>();
        foreach (var (session, handle) in await HandlesAsync(cancel))
            if (await InfoAsync(session, handle, pluginOnly: true, cancel) is { } info && Subscriber.From(session, handle, info) is { } subscriber) found.Add(subscriber);
        return found;
    }

    /// <summary>RTP packets that were sent to a handle's browser since it was made; 0 for one that is gone.</summary>
    public async Task<long> PacketsSentAsync(ulong session, ulong handle, CancellationToken cancel)
    {
        if (await InfoAsync(session, handle, pluginOnly: false, cancel) is not { } info) return 0;
        if (!info.TryGetProperty("webrtc", out var webrtc) || !webrtc.TryGetProperty("media", out var media)) return 0;
        return media.EnumerateObject().Sum(line => line.Value.GetProperty("stats").GetProperty("out").GetProperty("packets").GetInt64());
    }

    /// <summary>Ends a handle, whosever it is.</summary>
    public Task CutAsync(Subscriber subscriber, CancellationToken cancel) => AskAsync("detach_handle", new()
    {
        ["session_id"] = subscriber.Session, ["handle_id"] = subscriber.Handle,
    }, cancel);

    public async ValueTask DisposeAsync()
    {
        // The semaphore has nothing to free, and somebody may just be waiting for it.
        if (_connection is { } connection) await connection.DisposeAsync();
    }

    private async Task<List<(ulong Session, ulong Handle)>> HandlesAsync(CancellationToken cancel)
    {
        var handles = new List<(ulong, ulong)>();
        if (await AskAsync("list_sessions", [], cancel) is not { } sessions) return handles;
        foreach (var session in sessions.GetProperty("sessions").EnumerateArray().Select(id => id.GetUInt64()))
            if (await AskAsync("list_handles", new() { ["session_id"] = session }, cancel) is { } listed)
                handles.AddRange(listed.GetProperty("handles").EnumerateArray().Select(id => (session, id.GetUInt64())));
        return handles;
    }

    private async Task<JsonElement?> InfoAsync(ulong session, ulong handle, bool pluginOnly, CancellationToken cancel) =>
        (await AskAsync("handle_info", new() { ["session_id"] = session, ["handle_id"] = handle, ["plugin_only"] = pluginOnly }, cancel))?.GetProperty("info");

    // Null for what has gone between the listing and the question.
    private async Task<JsonElement?> AskAsync(string request, JsonObject message, CancellationToken cancel)
    {
        message["janus"] = request;
        var connection = await ConnectedAsync(cancel);
        try
        {
            return await connection.RequestAsync(request, message, false, cancel);
        }
        catch (JanusRefused gone) when (gone.Code is NoSuchSession or NoSuchHandle)
        {
            return null;
        }
    }

    private async Task<JanusConnection> ConnectedAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (_connection is { Closed.IsCompleted: false } connection) return connection;
            if (_connection is { } lost) await lost.DisposeAsync();
            return _connection = await JanusConnection.ConnectAsync(address, isAdmin: true, secret, limit, time, cancel);
        }
        finally
        {
            _one.Release();
        }
    }
}
