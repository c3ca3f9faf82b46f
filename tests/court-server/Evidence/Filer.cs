using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Arbitration.Court.Tests.Support;

namespace Arbitration.Court.Tests.Evidence;

/// <summary>Somebody who files evidence from a browser.</summary>
internal sealed class Filer(HttpClient browser, string hearing)
{
    public const int Part = 1 << 20;

    public HttpClient Browser => browser;
    private string At => $"/api/hearings/{hearing}/evidence";

    /// <summary>Files a whole file and gives its exhibit.</summary>
    public async Task<string> FileAsync(string name, byte[] content, object? more = null)
    {
        var upload = await BeginAsync(name, content.Length, more);
        for (var from = 0; from < content.Length; from += Part) await AppendAsync(upload, content, from, Math.Min(from + Part, content.Length));
        return await FinishAsync(upload);
    }

    public async Task<string> BeginAsync(string name, long bytes, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["name"] = name;
        body["bytes"] = bytes;
        return (await OkAsync(await browser.PostAsJsonAsync($"{At}/uploads", body))).GetProperty("uploadId").GetString()!;
    }

    public async Task<JsonElement> AppendAsync(string upload, byte[] content, int from, int to)
    {
        using var part = new ByteArrayContent(content, from, to - from);
        return await OkAsync(await PutAsync(upload, part, from, to, content.Length));
    }

    public Task<HttpResponseMessage> PutAsync(string upload, HttpContent part, long from, long to, long total)
    {
        part.Headers.ContentRange = new ContentRangeHeaderValue(from, to - 1, total);
        return browser.PutAsync($"{At}/uploads/{upload}", part);
    }

    public async Task<long> ReceivedAsync(string upload) => (await OkAsync(await browser.GetAsync($"{At}/uploads/{upload}"))).GetProperty("received").GetInt64();

    public async Task<string> FinishAsync(string upload, string? sha256 = null) =>
        (await OkAsync(await browser.PostAsJsonAsync($"{At}/uploads/{upload}/finish", new { sha256 }))).GetProperty("exhibitId").GetString()!;

    public Task<JsonElement> PostAsync(string what, object body) => PostAsync(what, body, HttpMethod.Post);

    public async Task<JsonElement> PostAsync(string what, object body, HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, $"{At}/{what}") { Content = JsonContent.Create(body) };
        return await OkAsync(await browser.SendAsync(request));
    }

    public async Task<string?> RefusedAsync(string what, object body) => await CourtServer.CodeAsync(await browser.PostAsJsonAsync($"{At}/{what}", body));

    public async Task<JsonElement> ListAsync() => await OkAsync(await browser.GetAsync($"{At}/list"));

    public async Task<JsonElement> GetAsync(string what) => await OkAsync(await browser.GetAsync($"{At}/{what}"));

    public async Task<IReadOnlyList<JsonElement>> ExhibitsAsync() => [.. (await ListAsync()).GetProperty("exhibits").EnumerateArray()];

    public async Task<JsonElement> ExhibitAsync(string id) => (await ExhibitsAsync()).Single(e => e.GetProperty("exhibitId").GetString() == id);

    /// <summary>Waits until the press has done with each of its files.</summary>
    public async Task<JsonElement> PressedAsync(string exhibit, int seconds = 60)
    {
        var last = default(JsonElement);
        for (var tries = 0; tries < seconds * 5; tries++)
        {
            last = await ExhibitAsync(exhibit);
            if (last.GetProperty("files").EnumerateArray().All(f => f.GetProperty("state").GetString() is "Ready" or "Refused")) return last;
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        throw new TimeoutException($"not pressed: {last}");
    }

    public Task<HttpResponseMessage> GetAsync(string exhibit, string file, string what = "") => browser.GetAsync($"{At}/exhibits/{exhibit}/files/{file}{what}");

    private static async Task<JsonElement> OkAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri}: {answer.StatusCode} {text}");
        return answer.StatusCode == HttpStatusCode.NoContent || text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }
}
