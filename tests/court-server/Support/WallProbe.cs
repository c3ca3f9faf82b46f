using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace Arbitration.Court.Tests.Support;

/// <summary>A wall screen without a browser: it keeps its secret, and what it was told, patch by patch.</summary>
internal sealed class WallProbe : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly CookieContainer _cookies;
    private readonly HubConnection _hub;
    private readonly Lock _gate = new();
    private readonly List<string> _everything = [];
    private JsonObject _view = [];
    private int _beats;

    private WallProbe(Uri address, CookieContainer cookies)
    {
        (_address, _cookies) = (address, cookies);
        Browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = address };
        Browser.DefaultRequestHeaders.Add("X-Court", "1");
        _hub = new HubConnectionBuilder().WithUrl(new Uri(address, "/hub/wall"), o => o.Cookies = cookies).Build();
        _hub.On<JsonObject>("Shown", patch =>
        {
            lock (_gate)
            {
                _everything.Add(patch.ToJsonString());
                Merge(_view, patch);
            }
        });
        _hub.On<JsonElement>("Beat", _ => Interlocked.Increment(ref _beats));
    }

    public HttpClient Browser { get; }
    public int Beats => Volatile.Read(ref _beats);

    public JsonElement View
    {
        get { lock (_gate) return JsonDocument.Parse(_view.ToJsonString()).RootElement; }
    }

    /// <summary>Every patch, as it came.</summary>
    public string Everything
    {
        get { lock (_gate) return string.Join('\n', _everything); }
    }

    public string? Code => View.TryGetProperty("code", out var code) ? code.GetString() : null;
    public string? Slate => View.TryGetProperty("slate", out var slate) ? slate.GetString() : null;
    public bool IsPaired => View.TryGetProperty("hearing", out var hearing) && hearing.ValueKind == JsonValueKind.Object;
    /// <summary>The hearing itself is shown.</summary>
    public bool IsOpen => IsPaired && Slate is null;

    public static async Task<WallProbe> OpenAsync(Uri address)
    {
        var wall = new WallProbe(address, new CookieContainer());
        (await wall.Browser.PostAsync(new Uri("/api/wall/screen", UriKind.Relative), null)).EnsureSuccessStatusCode();
        await wall.WatchAsync();
        return wall;
    }

    /// <summary>The same screen after a reload: all that is left is its cookie.</summary>
    public async Task<WallProbe> ReloadAsync()
    {
        var again = new WallProbe(_address, _cookies);
        await again.WatchAsync();
        return again;
    }

    public async Task<JsonElement> AskAsync(string method, params object?[] arguments) => await _hub.InvokeCoreAsync<JsonElement?>(method, arguments) ?? default;

    public async Task<string> RefusedAsync(string method, params object?[] arguments) =>
        HubSeat.CodeOf(await Assert.ThrowsAsync<HubException>(() => AskAsync(method, arguments)));

    public async Task UntilAsync(string what, Func<WallProbe, bool> holds) => await Eventually.HoldsAsync(() => holds(this), $"the wall: {what}\n{View}");

    public Task<string> FreshCodeAsync(string? before = null) => CodeWhenAsync(code => code is not null && code != before);

    public static async Task<HttpResponseMessage> PairAsync(HttpClient keeper, string hearing, string? code, string? name = null, string? screen = null) =>
        await keeper.PostAsJsonAsync($"/api/hearings/{hearing}/wall-screens", new { code, name, screen });

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        Browser.Dispose();
    }

    private async Task<string> CodeWhenAsync(Func<string?, bool> fits)
    {
        await UntilAsync("a code", wall => fits(wall.Code));
        return Code!;
    }

    private async Task WatchAsync()
    {
        await _hub.StartAsync();
        await _hub.InvokeAsync("Watch");
        await UntilAsync("told something", wall => wall.View.TryGetProperty("people", out _));
    }

    private static void Merge(JsonObject target, JsonObject patch)
    {
        foreach (var (name, value) in patch)
        {
            if (value is JsonObject inner && target[name] is JsonObject known) Merge(known, inner);
            else target[name] = value?.DeepClone();
        }
    }
}
