using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arbitration.Media.Janus;

/// <summary>One WebSocket to the gateway. A request and its answer are paired by transaction; what comes unasked goes to <see cref="Told"/>.</summary>
public sealed class JanusConnection : IAsyncDisposable
{
    private const int LongestMessage = 1 << 20;
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<string, Waiting> _waiting = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _limit;
    private readonly string _secretField;
    private readonly string _secret;
    private Task _reading = Task.CompletedTask;
    private long _transactions;

    private JanusConnection(bool isAdmin, string secret, TimeSpan limit, TimeProvider time) =>
        (_secretField, _secret, _limit, _time) = (isAdmin ? "admin_secret" : "apisecret", secret, limit, time);

    /// <summary>Called on the reading loop: it must not wait.</summary>
    internal Action<JanusEvent> Told { get; set; } = static _ => { };

    /// <summary>Ends when the socket is no longer usable.</summary>
    public Task Closed => _reading;

    /// <exception cref="JanusLost">Nobody listens there.</exception>
    public static Task<JanusConnection> ConnectAsync(Uri address, string secret, TimeSpan limit, TimeProvider time, CancellationToken cancel) =>
        ConnectAsync(address, isAdmin: false, secret, limit, time, cancel);

    internal static async Task<JanusConnection> ConnectAsync(Uri address, bool isAdmin, string secret, TimeSpan limit, TimeProvider time, CancellationToken cancel)
    {
        var connection = new JanusConnection(isAdmin, secret, limit, time);
        connection._socket.Options.AddSubProtocol(isAdmin ? "janus-admin-protocol" : "janus-protocol");
        connection._socket.Options.Proxy = null;
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            await connection._socket.ConnectAsync(address, either.Token);
        }
        catch (Exception failed) when (failed is WebSocketException || (failed is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            await connection.DisposeAsync();
            throw new JanusLost($"no gateway at {address}", failed);
        }

        connection._reading = Task.Run(connection.ReadAsync, CancellationToken.None);
        return connection;
    }

    /// <summary>Sends <paramref name="message"/> and waits for its answer: the `ack` itself, or what comes after it.</summary>
    internal async Task<JsonElement> RequestAsync(string call, JsonObject message, bool ackIsAnswer, CancellationToken cancel)
    {
        var transaction = Interlocked.Increment(ref _transactions).ToString(CultureInfo.InvariantCulture);
        message["transaction"] = transaction;
        message[_secretField] = _secret;
        var waiting = new Waiting(ackIsAnswer, new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting[transaction] = waiting;
        using var patience = new CancellationTokenSource(_limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            // Checked after the entry is made: a reading loop that ended before it would never answer.
            if (_reading.IsCompleted) throw new JanusLost($"{call}: not connected");
            await SendAsync(message, either.Token);
            return Checked(call, await waiting.Answer.Task.WaitAsync(either.Token));
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new JanusTimedOut(call, _limit);
        }
        catch (Exception broken) when (broken is WebSocketException or ObjectDisposedException or InvalidOperationException)
        {
            throw new JanusLost($"{call}: the connection broke", broken);
        }
        finally
        {
            _waiting.TryRemove(transaction, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
        _sending.Dispose();
    }

    private static JsonElement Checked(string call, JsonElement answer)
    {
        if (answer.GetProperty("janus").GetString() != "error") return answer;
        var error = answer.GetProperty("error");
        throw new JanusRefused(call, error.GetProperty("code").GetInt32(), error.GetProperty("reason").GetString() ?? "");
    }

    private async Task SendAsync(JsonObject message, CancellationToken cancel)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(message);
        await _sending.WaitAsync(cancel);
        try
        {
            // A send that is broken off in the middle would break the socket for everybody, so it is given only the socket's own end.
            await _socket.SendAsync(bytes, WebSocketMessageType.Text, true, _stop.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 14);
        try
        {
            while (true)
            {
                buffer.ResetWrittenCount();
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(buffer.GetMemory(1 << 12), _stop.Token);
                    if (part.MessageType == WebSocketMessageType.Close) return;
                    buffer.Advance(part.Count);
                    if (buffer.WrittenCount > LongestMessage) return;
                }
                while (!part.EndOfMessage);
                Take(buffer.WrittenMemory);
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException or JsonException)
        {
            // However it ended, the waiting ones are told below and whoever owns us sees Closed.
        }
        finally
        {
            foreach (var waiting in _waiting.Values) waiting.Answer.TrySetException(new JanusLost("the connection ended before the answer came"));
        }
    }

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var message = document.RootElement.Clone();
        var kind = message.GetProperty("janus").GetString() ?? "";
        if (message.TryGetProperty("transaction", out var transaction) && _waiting.TryGetValue(transaction.GetString() ?? "", out var waiting))
        {
            if (kind != "ack" || waiting.AckIsAnswer) waiting.Answer.TrySetResult(message);
            return;
        }

        if (kind is "ack" or "success" or "error") return; // the answer to a request that is no longer waited for
        var handle = message.TryGetProperty("sender", out var sender) ? sender.GetUInt64() : 0;
        Told(new JanusEvent(kind, handle, message.TryGetProperty("plugindata", out var plugin) ? plugin.GetProperty("data") : default));
    }

    private sealed record Waiting(bool AckIsAnswer, TaskCompletionSource<JsonElement> Answer);
}
