using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace Arbitration.Testing;

/// <summary>Somebody who talks to the court server without a browser: HTTP with cookies, and the hub.</summary>
public sealed class Caller : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly CookieContainer _cookies = new();
    private readonly SocketsHttpHandler _handler;

    public Caller(Uri address)
    {
        _address = address;
        _handler = new SocketsHttpHandler { CookieContainer = _cookies };
        Http = new HttpClient(_handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        Http.DefaultRequestHeaders.Add("X-Court", "1");
    }

    public HttpClient Http { get; }

    public async Task SignInAsync(string userName, string password) =>
        await RequireAsync(await Http.PostAsJsonAsync("/api/session", new { userName, password }));

    /// <summary>Redeems a join link and ticks consent and discipline; gives the hearing's id.</summary>
    public async Task<string> JoinAsync(DemoLink link)
    {
        var token = link.Url.Fragment.TrimStart('#');
        var answer = await RequireAsync(await Http.PostAsJsonAsync("/api/join", new { token }));
        var hearing = answer.GetProperty("hearingId").GetString()!;
        await RequireAsync(await Http.PostAsJsonAsync("/api/join/consent", new { hearingId = hearing, consent = true, discipline = true }));
        return hearing;
    }

    public async Task<JsonElement> GetAsync(string path) => await RequireAsync(await Http.GetAsync(new Uri(path, UriKind.Relative)));

    public HubConnection Hub() =>
        new HubConnectionBuilder()
            .WithUrl(new Uri(_address, "/hub/courtroom"), options =>
            {
                options.Cookies = _cookies;
                options.Headers["X-Court"] = "1";
            })
            .WithKeepAliveInterval(TimeSpan.FromSeconds(3))
            .Build();

    public static async Task<JsonElement> RequireAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{(int)answer.StatusCode} {answer.RequestMessage?.RequestUri}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        _handler.Dispose();
        return ValueTask.CompletedTask;
    }
}
