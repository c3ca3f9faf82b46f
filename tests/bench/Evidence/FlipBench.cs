using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arbitration.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using SkiaSharp;

namespace Arbitration.Bench.Evidence;

/// <summary>A page that the clerk turns, until it is decoded on fifty screens: the whole system in one machine, and its screens too.</summary>
internal static class FlipBench
{
    private const int Pages = 42, FirstPage = 4;
    private const int HubScreens = 48, Browsers = 2, Representatives = 6, Decodings = 50;
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(10), s_reading = TimeSpan.FromMilliseconds(500);

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        using var folder = new BenchFolder();
        byte[] pdf = await ThickFile.MakeAsync(folder.Path, FirstPage + Pages);
        await using RunningSystem system = await RunningSystem.StartAsync();
        Filing filing = await Filing.OpenAsync(system);
        var flips = new Flips();
        List<IAsyncDisposable> opened = [];
        try
        {
            List<HubScreen> screens = await SeatEverybodyAsync(system, filing, flips, opened);
            List<Person> people = await OpenBrowsersAsync(system, filing, opened);
            await using var clerk = new Caller(system.Address);
            await clerk.SignInAsync("clerk", system.Password("clerk"));
            string exhibit = await EvidenceFiling.UploadAsync(clerk, filing.Hearing, "考勤记录.pdf", pdf.Length, (from, count) => pdf.AsMemory((int)from, count));
            string file = await PressedAsync(clerk, filing.Hearing, exhibit);
            await screens[0].Seat.Hub.InvokeAsync<JsonElement>("ShowPage", Guid.NewGuid().ToString(), exhibit, file, 3);
            string shown = $"/api/hearings/{filing.Hearing}/display/{file}/3";
            double wholeDecodeMs = await DecodeAsync(clerk, shown), halfDecodeMs = await DecodeAsync(clerk, shown + "/half");
            Flips bare = await BareAsync(clerk, shown + "/half", screens);
            double before = CpuTime.ProcessSeconds(system.Pid("court-server"));
            for (int page = FirstPage; page < FirstPage + Pages; page++)
            {
                await FlipAsync(screens[0].Seat, exhibit, file, page, flips, people);
            }
            double serverMs = (CpuTime.ProcessSeconds(system.Pid("court-server")) - before) * 1000 / Pages;
            foreach (Person person in people)
            {
                await BrowserScreen.ReadAsync(person, flips);
            }
            return Figures(flips, bare, people, (wholeDecodeMs, halfDecodeMs), serverMs);
        }
        finally
        {
            foreach (IAsyncDisposable one in Enumerable.Reverse(opened))
            {
                await one.DisposeAsync();
            }
        }
    }

    private static async Task<List<HubScreen>> SeatEverybodyAsync(RunningSystem system, Filing filing, Flips flips, List<IAsyncDisposable> opened)
    {
        await Proceedings.BringToAsync(system, filing.Hearing, "Investigation");
        List<HubScreen> screens = [];
        async Task SeatAsync(string name, Func<Caller, Task> enter)
        {
            HubScreen screen = await HubScreen.OpenAsync(name, system, filing.Hearing, enter, flips);
            opened.Add(screen);
            screens.Add(screen);
        }
        await SeatAsync("clerk's hub", caller => caller.SignInAsync("clerk", system.Password("clerk")));
        await SeatAsync("respondent", caller => caller.JoinAsync(filing.Links.First(link => link.Role == "Respondent")));
        for (int person = 0; screens.Count < HubScreens; person++)
        {
            string number = person.ToString(CultureInfo.InvariantCulture);
            DemoLink link = person < Representatives ? await filing.AddAsync(system, "Representative", $"代理人{number}", "claimant") : await filing.AddAsync(system, "Observer", $"旁听{number}");
            await SeatAsync($"hub {number}", caller => caller.JoinAsync(link));
        }
        return screens;
    }

    private static async Task<List<Person>> OpenBrowsersAsync(RunningSystem system, Filing filing, List<IAsyncDisposable> opened)
    {
        Person presiding = await Person.SitDownAsync("presiding", Signal.Presiding, scripts: BrowserScreen.Script), claimant = await Person.SitDownAsync("claimant", Signal.Claimant, scripts: BrowserScreen.Script);
        opened.AddRange([presiding, claimant]);
        await Courtroom.SignInAsync(system, presiding, "arbitrator");
        await Courtroom.EnterAsync(system, presiding, filing.Hearing);
        await Courtroom.JoinAsync(system, claimant, filing.Links.First(link => link.Role == "Claimant"));
        return [presiding, claimant];
    }

    private static async Task<string> PressedAsync(Caller clerk, string hearing, string exhibit)
    {
        JsonElement file = default;
        await Wait.UntilAsync("all pages are there", async () =>
        {
            file = (await EvidenceFiling.ExhibitAsync(clerk, hearing, exhibit)).GetProperty("files")[0];
            return file.GetProperty("state").GetString() == "Ready";
        }, TimeSpan.FromMinutes(3));
        return file.GetProperty("fileId").GetString()!;
    }

    /// <summary>What decoding alone takes these screens, as many at a time as there are processors: no server could be faster.</summary>
    private static async Task<double> DecodeAsync(Caller reader, string page)
    {
        byte[] image = await reader.Http.GetByteArrayAsync(new Uri(page, UriKind.Relative));
        long began = Stopwatch.GetTimestamp();
        Parallel.For(0, Decodings, _ => SKBitmap.Decode(image).Dispose());
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>The half image on the hub clients' screens when all of them begin at once and get it from a server that only gives it; the browsers, the node and the court server go on as they do.</summary>
    private static async Task<Flips> BareAsync(Caller reader, string page, List<HubScreen> screens)
    {
        byte[] image = await reader.Http.GetByteArrayAsync(new Uri(page, UriKind.Relative));
        using SKBitmap pixels = SKBitmap.Decode(image);
        await using BareServer server = await BareServer.StartAsync(image);
        var bare = new Flips();
        for (int number = 1; number <= Pages; number++)
        {
            bare.Ask(number);
            int round = number;
            await Task.WhenAll(screens.Select(screen => Task.Run(() => screen.DrawAsync(server.Image, round, pixels.Width, bare))));
            await Task.Delay(s_reading, TimeProvider.System);
        }
        return bare;
    }

    private static async Task FlipAsync(Seat clerk, string exhibit, string file, int page, Flips flips, List<Person> people)
    {
        flips.Ask(page);
        await clerk.Hub.InvokeAsync<JsonElement>("ShowPage", Guid.NewGuid().ToString(), exhibit, file, page);
        await Wait.UntilAsync($"page {page} is on every screen", () => flips.SeenBy(page) >= HubScreens * 3, s_limit);
        foreach (Person person in people)
        {
            await Wait.UntilAsync($"page {page} is on the {person.Name}'s screen", () => BrowserScreen.HasDrawnAsync(person, page), s_limit);
        }
        // Somebody says something about it before it is turned again.
        await Task.Delay(s_reading, TimeProvider.System);
    }

    private static List<Figure> Figures(Flips flips, Flips bare, List<Person> people, (double Whole, double Half) decodeMs, double serverMs)
    {
        string[] browsers = [.. people.Select(person => person.Name)];
        bool IsDrawn(string screen) => !screen.EndsWith(HubScreen.Told, StringComparison.Ordinal) && !screen.EndsWith(HubScreen.Fetched, StringComparison.Ordinal);
        string what = string.Create(CultureInfo.InvariantCulture, $"{Pages} pages of A4 on {HubScreens} hub clients and {Browsers} browsers, all on this machine with the server and the node");
        Figure Waits(string name, string until, Func<int, string, bool> of, string beside = "")
        {
            IReadOnlyCollection<double> waits = flips.WaitsMs(of);
            return new Figure(name, Math.Round(waits.Percentile(0.95)), "ms", string.Create(CultureInfo.InvariantCulture, $"the clerk's call until {until}, {waits.Count} arrivals, median {waits.Median():0}; {beside}{what}"));
        }
        Figure Bare()
        {
            IReadOnlyCollection<double> waits = bare.WaitsMs((_, screen) => IsDrawn(screen));
            return new Figure("evidence.flip_bare_ms_p95", Math.Round(waits.Percentile(0.95)), "ms", string.Create(CultureInfo.InvariantCulture, $"the half image fetched and decoded by the {HubScreens} hub clients alone, from a server that only gives it and is told of nothing, {waits.Count} arrivals, median {waits.Median():0}"));
        }
        return
        [
            Waits("evidence.flip_ms_p95", "the half image, which the courtroom draws first, is fetched and decoded", (page, screen) => HubScreen.IsHalf(page) && IsDrawn(screen),
                string.Create(CultureInfo.InvariantCulture, $"decoding alone {decodeMs.Half:0} ms for {Decodings} screens on these processors; ")),
            Waits("evidence.flip_whole_ms_p95", "the whole image is fetched and decoded", (page, screen) => !HubScreen.IsHalf(page) && IsDrawn(screen),
                string.Create(CultureInfo.InvariantCulture, $"decoding alone {decodeMs.Whole:0} ms for {Decodings} screens on these processors; ")),
            Waits("evidence.flip_told_ms_p95", "a hub client is told", (page, screen) => screen.EndsWith(HubScreen.Told, StringComparison.Ordinal)),
            Waits("evidence.flip_fetched_ms_p95", "all bytes of the half image are there", (page, screen) => HubScreen.IsHalf(page) && screen.EndsWith(HubScreen.Fetched, StringComparison.Ordinal)),
            Waits("evidence.flip_browser_ms_p95", "the page is decoded in the two browsers", (page, screen) => browsers.Contains(screen)),
            Bare(),
            new Figure("evidence.flip_server_cpu_ms", Math.Round(serverMs), "ms", string.Create(CultureInfo.InvariantCulture, $"processor time of the court server for each flip and the half second after it; {what}")),
        ];
    }
}
