using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>
/// A courtroom page on the bare socket. A hub client hands on only the messages that somebody has a name for; here every frame is
/// kept as it came, so that nothing gets by unseen.
/// </summary>
internal sealed class RawPage : IAsyncDisposable
{
    private const char EndOfFrame = '\u001e';
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1), _news = new(0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<JsonElement> _frames = [];
    private readonly Dictionary<string, string> _asked = [];
    private readonly Action<string, string> _heard;
    private Task _loops = Task.CompletedTask;

    /// <param name="heard">Gets each frame's channel and its text.</param>
    private RawPage(Action<string, string> heard) => _heard = heard;

    public static async Task<RawPage> ConnectAsync(Uri address, CookieContainer cookies, Action<string, string> heard, string hub = "/hub/courtroom")
    {
        var page = new RawPage(heard);
        page._socket.Options.Cookies = cookies;
        using var limit = new CancellationTokenSource(Limit);
        await page._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = hub }.Uri, limit.Token);
        await page.SendAsync("""{"protocol":"json","version":1}""");
        page._loops = Task.WhenAll(page.ReceiveAsync(), page.StayAsync());
        return page;
    }

    public async Task<JsonElement> EnterAsync(string hearing, string tab) => await AskAsync("Enter", hearing, new { tab, takeOver = true });

    /// <summary>The method's answer; undefined for one that answers nothing.</summary>
    public async Task<JsonElement> AskAsync(string method, params object?[] arguments)
    {
        var done = await InvokeAsync(method, arguments);
        if (done.TryGetProperty("error", out var error)) throw new InvalidOperationException($"{method} was refused: {error}");
        return done.TryGetProperty("result", out var result) ? result : default;
    }

    public async Task<bool> IsRefusedAsync(string method, params object?[] arguments) => (await InvokeAsync(method, arguments)).TryGetProperty("error", out _);

    public async Task<JsonElement> EventAsync(string what, Func<JsonElement, bool>? with = null) => EventOf(await FrameAsync(
        frame => Is(frame, "Pushed") && EventOf(frame) is var e && e.GetProperty("is").GetString() == what && (with is null || with(e)), what));

    public Task<JsonElement> MessageAsync(string method, Func<JsonElement, bool>? with = null) =>
        FrameAsync(frame => Is(frame, method) && (with is null || with(frame.GetProperty("arguments")[0])), method);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _socket.Abort();
        await _loops;
        _socket.Dispose();
    }

    /// <summary>Number of the last event that it was told of.</summary>
    public long Head
    {
        get { lock (_frames) return _frames.Where(frame => Is(frame, "Pushed")).Select(frame => frame.GetProperty("arguments")[0].GetProperty("seq").GetInt64()).DefaultIfEmpty(0).Max(); }
    }

    private static JsonElement EventOf(JsonElement frame) => frame.GetProperty("arguments")[0].GetProperty("event");

    private static bool Is(JsonElement frame, string method) => frame.TryGetProperty("target", out var target) && target.GetString() == method;

    private async Task<JsonElement> InvokeAsync(string method, object?[] arguments)
    {
        string id;
        lock (_frames) _asked[id = $"{_asked.Count + 1}"] = method;
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments }, Web));
        return await FrameAsync(frame => frame.TryGetProperty("type", out var type) && type.GetInt32() == 3 && frame.GetProperty("invocationId").GetString() == id, $"answer to {method}");
    }

    private async Task<JsonElement> FrameAsync(Func<JsonElement, bool> fits, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        limit.CancelAfter(Limit);
        while (true)
        {
            lock (_frames)
                if (_frames.FindLast(frame => fits(frame)) is { ValueKind: not JsonValueKind.Undefined } found) return found;
            try
            {
                // Several may wait on one page, so nobody relies on the signal alone.
                await _news.WaitAsync(TimeSpan.FromMilliseconds(100), limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"no {what} within {Limit}");
            }
        }
    }

    private async Task SendAsync(string text)
    {
        await _sending.WaitAsync(_end.Token);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text + EndOfFrame), WebSocketMessageType.Text, true, _end.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    // The server ends a page that is silent for 15 s.
    private async Task StayAsync()
    {
        using var beat = new PeriodicTimer(TimeSpan.FromSeconds(3));
        try
        {
            while (await beat.WaitForNextTickAsync(_end.Token)) await SendAsync("""{"type":6}""");
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            return; // the page was closed, by either side
        }
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        using var pending = new MemoryStream();
        try
        {
            while (!_end.IsCancellationRequested)
            {
                var got = await _socket.ReceiveAsync(buffer, _end.Token);
                if (got.MessageType == WebSocketMessageType.Close) return;
                foreach (var one in buffer[..got.Count])
                {
                    if (one != EndOfFrame) pending.WriteByte(one);
                    else Take(pending);
                }
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            return; // the page was closed, by either side
        }
    }

    private void Take(MemoryStream pending)
    {
        var text = Encoding.UTF8.GetString(pending.ToArray());
        pending.SetLength(0);
        var frame = JsonDocument.Parse(text).RootElement;
        lock (_frames)
        {
            _heard(ChannelOf(frame), text);
            _frames.Add(frame);
        }
        _news.Release();
    }

    private string ChannelOf(JsonElement frame) =>
        frame.TryGetProperty("target", out var target) ? $"hub {target}"
        : frame.TryGetProperty("invocationId", out var id) ? $"hub answer to {_asked.GetValueOrDefault(id.GetString() ?? "")}" : "hub";
}
