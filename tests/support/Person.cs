using System.Text.Json;
using Microsoft.Playwright;

namespace Arbitration.Testing;

/// <summary>Somebody at a browser of their own: a real headless Chromium with this person's picture and sound.</summary>
public sealed class Person : IAsyncDisposable
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required",
        "--disable-features=WebRtcHideLocalIpsWithMdns", "--mute-audio",
        // Without a graphics card, drawing in plain software costs less than a simulated one.
        "--disable-gpu",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _console = [];

    private Person(string name, IPlaywright playwright, IBrowser browser, IPage page)
    {
        (Name, _playwright, _browser, Page) = (name, playwright, browser, page);
        page.Console += (_, message) => { lock (_console) _console.Add($"{message.Type}: {message.Text}"); };
        page.PageError += (_, error) => { lock (_console) _console.Add($"error: {error}"); };
    }

    public string Name { get; }
    public IPage Page { get; private set; }

    /// <summary>What the page wrote to its console, for a failure's message.</summary>
    public string Console
    {
        get { lock (_console) return string.Join('\n', _console.TakeLast(40)); }
    }

    /// <param name="sharp">Draw every pixel, for screenshots. Otherwise the page is laid out the same and drawn at half the size: drawing in software is what four browsers on one machine spend most on.</param>
    /// <param name="network">Their media goes through it.</param>
    /// <param name="scripts">What their pages run before anything else.</param>
    /// <param name="behind">Their whole browser is there.</param>
    public static async Task<Person> SitDownAsync(string name, Signal signal, ViewportSize? screen = null, string locale = "zh-CN", bool sharp = false, LossyRelay? network = null, FencedNetwork? behind = null, params string[] scripts)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = behind?.Browser ?? "/usr/bin/chromium-headless-shell", Headless = true, Args = Flags });
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = screen ?? new ViewportSize { Width = 1200, Height = 750 },
            DeviceScaleFactor = sharp ? 1 : 0.5f,
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
            Permissions = ["camera", "microphone"],
        });
        context.SetDefaultTimeout(20_000);
        await context.AddInitScriptAsync(signal.Script());
        if (network is not null)
        {
            await context.ExposeFunctionAsync<string, int, int>(LossyRelay.Binding, network.PortFor);
            await context.AddInitScriptAsync(network.Script);
        }
        foreach (var script in scripts) await context.AddInitScriptAsync(script);
        return new Person(name, playwright, browser, await context.NewPageAsync());
    }

    /// <summary>A further tab of the same browser.</summary>
    public Task<IPage> OpenTabAsync() => Page.Context.NewPageAsync();

    public ILocator Find(string testId) => Page.GetByTestId(testId);

    /// <summary>The page's read-only diagnostics, <c>window.__court</c>.</summary>
    public async Task<JsonElement> CourtAsync() =>
        JsonDocument.Parse(await Page.EvaluateAsync<string>("() => JSON.stringify(window.__court ?? {})")).RootElement.Clone();

    public async Task ScreenshotAsync(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await Page.ScreenshotAsync(new PageScreenshotOptions { Path = file });
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }
}
