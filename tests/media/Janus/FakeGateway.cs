using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Arbitration.Media.Tests.Janus;

/// <summary>A gateway that says only what the test tells it to, to one client.</summary>
internal sealed class FakeGateway : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private WebSocket? _client;

    public FakeGateway()
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"ws://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.ToString().Replace("ws:", "http:", StringComparison.Ordinal));
        _listener.Start();
    }

    public Uri Address { get; }

    public async Task AcceptAsync()
    {
        var context = await _listener.GetContextAsync();
        _client = (await context.AcceptWebSocketAsync("janus-protocol")).WebSocket;
    }

    public async Task<JsonElement> HearAsync()
    {
        var buffer = new byte[4096];
        var got = await _client!.ReceiveAsync(buffer, CancellationToken.None);
        return JsonDocument.Parse(buffer.AsMemory(0, got.Count)).RootElement.Clone();
    }

    public Task SayAsync(string text) => _client!.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task SayAsync(object message) => SayAsync(JsonSerializer.Serialize(message));

    // Aborting the WebSocket alone leaves its TCP connection open.
    public void HangUp() => _listener.Abort();

    public ValueTask DisposeAsync()
    {
        _client?.Dispose();
        if (_listener.IsListening) _listener.Close();
        return ValueTask.CompletedTask;
    }
}
