using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Arbitration.Court.Tests.Isolation;

/// <summary>One browser with its own credentials, and everything that it was ever given.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Uri _address;
    private readonly Func<Stage> _stage;
    private readonly List<Heard> _heard = [];

    public Listener(string name, Uri address, Func<Stage> stage)
    {
        (Name, _address, _stage) = (name, address, stage);
        Browser = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        Browser.DefaultRequestHeaders.Add("X-Court", "1");
    }

    public string Name { get; }
    public CookieContainer Cookies { get; } = new();
    public HttpClient Browser { get; }
    public RawPage? Page { get; private set; }
    /// <summary>The seat that it holds or tries to; empty for whoever has none.</summary>
    public string Seat { get; set; } = "";

    public IReadOnlyList<Heard> Everything
    {
        get { lock (_heard) return [.. _heard]; }
    }

    public async Task ConnectAsync(string hub = "/hub/courtroom")
    {
        if (Page is { } before) await before.DisposeAsync();
        Page = await RawPage.ConnectAsync(_address, Cookies, (channel, text) => Keep(new Heard(_stage(), channel, text)), hub);
    }

    public async Task<JsonElement> PostAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await Browser.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Keep(new Heard(_stage(), $"POST {path}", text));
        if (answer.StatusCode != expected) throw new InvalidOperationException($"{Name}: POST {path} was answered {answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public async Task ReadAsync(string path) => Keep(await GetAsync(path));

    /// <summary>Status, headers and body; of a PDF also its text.</summary>
    public async Task<Heard> GetAsync(string path)
    {
        using var answer = await Browser.GetAsync(new Uri(path, UriKind.Relative));
        var body = await answer.Content.ReadAsByteArrayAsync();
        var text = $"{answer.Headers}{answer.Content.Headers}\n{Encoding.UTF8.GetString(body)}";
        if (answer.Content.Headers.ContentType?.MediaType == "application/pdf") text += await TextOfAsync(body);
        return new Heard(_stage(), $"GET {path}", text);
    }

    public async ValueTask DisposeAsync()
    {
        if (Page is { } page) await page.DisposeAsync();
        Browser.Dispose();
    }

    private void Keep(Heard heard)
    {
        lock (_heard) _heard.Add(heard);
    }

    // A word that is broken at the end of a line is still there to be read.
    private static async Task<string> TextOfAsync(byte[] pdf)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", file, "-"]) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? string.Concat(text.Where(c => !char.IsWhiteSpace(c))) : throw new InvalidOperationException("pdftotext failed");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
