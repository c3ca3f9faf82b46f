using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Arbitration.Court.Tests.Support;

/// <summary>A page in the courtroom without a browser: it keeps the rules of hub.md for pushes, holes and heartbeats.</summary>
internal sealed class HubSeat : IAsyncDisposable
{
    private readonly List<JsonElement> _events = [];
    private readonly List<(string Method, JsonElement Argument)> _messages = [];
    private readonly SemaphoreSlim _news = new(0);
    private readonly HubConnection _hub;

    private HubSeat(HubConnection hub)
    {
        _hub = hub;
        hub.On<JsonElement>("Pushed", pushed => Add(() => _events.Add(pushed.Clone())));
        foreach (var method in new[] { "Heartbeat", "DraftChanged", "SourcesChanged", "Speaking", "Ended", "ChatWritten", "NoteShown" })
            hub.On<JsonElement>(method, argument => Add(() => _messages.Add((method, argument.Clone()))));
        foreach (var method in new[] { "Displaced", "EvidenceChanged" }) hub.On(method, () => Add(() => _messages.Add((method, default))));
    }

    public JsonElement Snapshot { get; private set; }

    public static async Task<HubSeat> EnterAsync(Uri address, CookieContainer cookies, string hearing, bool takeOver = false, string? tab = null)
    {
        var seat = await ConnectAsync(address, cookies);
        seat.Snapshot = await seat._hub.InvokeAsync<JsonElement>("Enter", hearing, new { tab = tab ?? Guid.NewGuid().ToString("N"), takeOver });
        return seat;
    }

    /// <summary>A page that has not entered yet.</summary>
    public static async Task<HubSeat> ConnectAsync(Uri address, CookieContainer cookies)
    {
        var seat = new HubSeat(new HubConnectionBuilder().WithUrl(new Uri(address, "/hub/courtroom"), o => o.Cookies = cookies).WithKeepAliveInterval(TimeSpan.FromSeconds(3)).Build());
        await seat._hub.StartAsync();
        return seat;
    }

    public static async Task<CookieContainer> SignInAsync(Uri address, string userName)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };
        browser.DefaultRequestHeaders.Add("X-Court", "1");
        (await browser.PostAsJsonAsync("/api/session", new { userName, password = CourtServer.Password })).EnsureSuccessStatusCode();
        return cookies;
    }

    public static async Task<CookieContainer> JoinAsync(Uri address, string token, bool consents = true)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };
        browser.DefaultRequestHeaders.Add("X-Court", "1");
        var answer = await browser.PostAsJsonAsync("/api/join", new { token });
        var hearingId = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hearingId").GetString();
        if (consents) (await browser.PostAsJsonAsync("/api/join/consent", new { hearingId, consent = true, discipline = true })).EnsureSuccessStatusCode();
        return cookies;
    }

    /// <summary>The method's answer; undefined for a method that answers nothing.</summary>
    public async Task<JsonElement> AskAsync(string method, params object?[] arguments) => await _hub.InvokeCoreAsync<JsonElement?>(method, arguments) ?? default;

    /// <summary>Takes a step; an opening without a trial gives its reason.</summary>
    public Task<JsonElement> StepAsync(string step, string? reason = null) =>
        AskAsync("TakeStep", Guid.NewGuid().ToString(), step, reason ?? (step == "OpenHearing" ? "设备已在上次庭审检测" : null));

    /// <summary>The code of the refusal that the call ends in.</summary>
    public async Task<string> RefusedAsync(string method, params object?[] arguments)
    {
        var refused = await Assert.ThrowsAsync<HubException>(() => AskAsync(method, arguments));
        return CodeOf(refused);
    }

    public static string CodeOf(HubException refused) =>
        JsonDocument.Parse(refused.Message[refused.Message.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("code").GetString()!;

    public IReadOnlyList<JsonElement> Events
    {
        get { lock (_events) return [.. _events]; }
    }

    public IReadOnlyList<JsonElement> Messages(string method)
    {
        lock (_events) return [.. _messages.Where(m => m.Method == method).Select(m => m.Argument)];
    }

    /// <summary>Every message the page was ever sent, whatever its name, as text without escapes.</summary>
    public string EverythingReceived
    {
        get { lock (_events) return $"{Plain(Snapshot)}\n{string.Join('\n', _events.Select(Plain))}\n{string.Join('\n', _messages.Select(m => m.Method + (m.Argument.ValueKind == JsonValueKind.Undefined ? "" : Plain(m.Argument))))}"; }
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Plain(JsonElement json) => JsonSerializer.Serialize(json, Readable);

    public Task<JsonElement> EventAsync(string what, Func<JsonElement, bool>? with = null, int seconds = 30) => WaitAsync(
        () => Events.Select(e => e.GetProperty("event")).Where(e => e.GetProperty("is").GetString() == what && (with is null || with(e))).Cast<JsonElement?>().FirstOrDefault(), what, seconds);

    public Task<JsonElement> MessageAsync(string method, Func<JsonElement, bool>? with = null, int seconds = 30) => WaitAsync(() =>
    {
        lock (_events) return _messages.Where(m => m.Method == method && (with is null || with(m.Argument))).Select(m => (JsonElement?)m.Argument).LastOrDefault();
    }, method, seconds);

    public void Forget()
    {
        lock (_events)
        {
            _events.Clear();
            _messages.Clear();
        }
    }

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();

    private void Add(Action add)
    {
        lock (_events) add();
        _news.Release();
    }

    private async Task<JsonElement> WaitAsync(Func<JsonElement?> find, string what, int seconds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (find() is var found)
        {
            if (found is { } there) return there;
            try
            {
                await _news.WaitAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                lock (_events) throw new TimeoutException($"no {what} within {seconds} s; there were {string.Join('\n', _events)}");
            }
        }
        throw new InvalidOperationException("not reached");
    }
}
