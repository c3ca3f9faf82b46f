using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arbitration.Media.Janus;

/// <summary>A session of the gateway. It outlives its connection: a new one takes it over by `claim`.</summary>
public sealed class JanusSession : IAsyncDisposable
{
    private readonly ConcurrentDictionary<ulong, Action<JanusEvent>> _listeners = new();
    private JanusConnection _connection;

    private JanusSession(ulong id, JanusConnection connection)
    {
        Id = id;
        _connection = connection;
        connection.Told = Dispatch;
    }

    public ulong Id { get; }

    /// <summary>Ends when the present connection is no longer usable.</summary>
    public Task Disconnected => _connection.Closed;

    /// <summary>True once the gateway said that it dropped the session: no handle of it is left.</summary>
    public bool HasEnded { get; private set; }

    public static async Task<JanusSession> CreateAsync(JanusConnection connection, CancellationToken cancel)
    {
        var answer = await connection.RequestAsync("create", new JsonObject { ["janus"] = "create" }, false, cancel);
        return new JanusSession(answer.GetProperty("data").GetProperty("id").GetUInt64(), connection);
    }

    public static async Task<JanusSession> ClaimAsync(JanusConnection connection, ulong id, CancellationToken cancel)
    {
        try
        {
            await connection.RequestAsync("claim", new JsonObject { ["janus"] = "claim", ["session_id"] = id }, false, cancel);
            return new JanusSession(id, connection);
        }
        catch (JanusException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task ReconnectAsync(JanusConnection connection, CancellationToken cancel)
    {
        connection.Told = Dispatch;
        try
        {
            await connection.RequestAsync("claim", new JsonObject { ["janus"] = "claim", ["session_id"] = Id }, false, cancel);
        }
        catch (JanusException)
        {
            await connection.DisposeAsync();
            throw;
        }

        await Interlocked.Exchange(ref _connection, connection).DisposeAsync();
    }

    /// <param name="plugin">The plugin's package name.</param>
    /// <param name="listener">Called on the reading loop: it must not wait.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<JanusHandle> AttachAsync(string plugin, Action<JanusEvent> listener, CancellationToken cancel)
    {
        var answer = await RequestAsync("attach", new JsonObject { ["janus"] = "attach", ["plugin"] = plugin }, false, cancel);
        return Adopt(answer.GetProperty("data").GetProperty("id").GetUInt64(), listener);
    }

    /// <summary>A handle that was attached before, by us or by the node before us.</summary>
    public JanusHandle Adopt(ulong handle, Action<JanusEvent> listener)
    {
        _listeners[handle] = listener;
        return new JanusHandle(this, handle);
    }

    public async Task<string> VersionAsync(CancellationToken cancel)
    {
        var answer = await _connection.RequestAsync("info", new JsonObject { ["janus"] = "info" }, false, cancel);
        return answer.GetProperty("version_string").GetString() ?? "";
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    internal Task<JsonElement> RequestAsync(string call, JsonObject message, bool ackIsAnswer, CancellationToken cancel)
    {
        message["session_id"] = Id;
        return _connection.RequestAsync(call, message, ackIsAnswer, cancel);
    }

    internal void Forget(ulong handle) => _listeners.TryRemove(handle, out _);

    private void Dispatch(JanusEvent told)
    {
        if (told.Kind == "timeout") HasEnded = true;
        if (_listeners.TryGetValue(told.Handle, out var listener)) listener(told);
    }
}
