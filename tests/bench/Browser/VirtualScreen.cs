using System.Diagnostics;
using Arbitration.Bench.Mix;

namespace Arbitration.Bench.Browser;

/// <summary>An X server without a screen of 1280×720, and Chromium that fills it with one page.</summary>
internal sealed class VirtualScreen : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(10), s_poll = TimeSpan.FromMilliseconds(50);

    private readonly Process _server;
    private readonly Process _browser;

    private VirtualScreen(Process server, Process browser) => (_server, _browser) = (server, browser);

    /// <summary>CPU seconds of the X server and of all processes of the browser since their start.</summary>
    internal double CpuSeconds => CpuTime.TreeSeconds(_server.Id) + CpuTime.TreeSeconds(_browser.Id);

    /// <param name="display">Such as :87, which nobody else may use.</param>
    /// <param name="page">The page's file.</param>
    /// <param name="profile">An empty folder for the browser's own files.</param>
    internal static async Task<VirtualScreen> OpenAsync(string display, string page, string profile)
    {
        Process server = Start("Xvfb", [display, "-screen", "0", $"{MixCase.Width}x{MixCase.Height}x24", "-nolisten", "tcp"]);
        string socket = "/tmp/.X11-unix/X" + display[1..];
        using var limit = new CancellationTokenSource(s_startLimit);
        while (!File.Exists(socket))
        {
            await Task.Delay(s_poll, TimeProvider.System, limit.Token);
        }
        return new VirtualScreen(server, Start("chromium",
        [
            "--no-sandbox", "--kiosk", "--user-data-dir=" + profile, "--autoplay-policy=no-user-gesture-required", "--mute-audio",
            $"--window-size={MixCase.Width},{MixCase.Height}", "--window-position=0,0", "--ozone-platform=x11", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-first-run", new Uri(page).AbsoluteUri,
        ], display));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Process process in (Process[])[_browser, _server])
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private static Process Start(string program, IReadOnlyList<string> arguments, string? display = null)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DISPLAY"] = display;
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        // Chromium complains much about what a desktop would have; unread, its pipe would fill and stop it.
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return process;
    }
}
