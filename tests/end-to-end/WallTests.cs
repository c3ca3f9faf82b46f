using System.Runtime.CompilerServices;
using System.Text.Json;
using Arbitration.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>
/// The wall screen of the hearing room in a real browser: paired, followed, blanked and come back, without a hand.
/// ARBITRATION_WRITE_DOCS=1 keeps its pictures in docs/screens.
/// </summary>
[Collection(InTheCourthouse.Name)]
public sealed class WallTests(Courthouse house, ITestOutputHelper say)
{
    private static readonly ViewportSize FullHd = new() { Width = 1920, Height = 1080 }, FourK = new() { Width = 3840, Height = 2160 };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly bool Keeps = Environment.GetEnvironmentVariable("ARBITRATION_WRITE_DOCS") == "1";

    [Fact]
    public async Task The_wall_follows_the_hearing_goes_to_a_slate_within_a_second_and_comes_back_by_itself()
    {
        await using var papers = await Papers.MakeAsync();
        await using var wall = await Person.SitDownAsync("wall", Signal.Respondent, FullHd, sharp: true);
        await wall.Page.GotoAsync(new Uri(house.System.Address, "/wall").ToString());
        await wall.Find("wall-digits").WaitForAsync();
        await KeepAsync(wall, "wall-waiting");
        var filing = await house.BeginAsync("Investigation");
        await PairAsync(wall);
        await ShowsAsync(wall, "hearing");
        Assert.Equal(filing.CaseNumber, await wall.Find("wall-case").TextContentAsync());

        // The presiding arbitrator sits before it; who is elsewhere is on it.
        await house.Presiding.Find("people-tab").ClickAsync();
        await house.Presiding.Page.Locator("[data-testid=people] li[data-seat=presiding]").GetByTestId("place-seat").ClickAsync();
        await Expect(wall.Page.Locator("[data-testid=wall-large][data-large=speaker]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await PicturesAsync(wall, 2);
        Assert.Equal(0, await wall.Page.Locator("[data-testid=wall-person][data-seat=presiding]").CountAsync());
        await TypeAsync("请申请人说明加班的时间和工资的支付情况。");
        await TypeAsync("我从2025年3月起每月实际工作二十八天，每天十一个小时，加班工资一直没有付。");
        await TypeAsync("下面由仲裁庭出示申请人提交的工资条，请双方看大屏。");
        await Expect(wall.Find("wall-line")).ToHaveCountAsync(3, new() { Timeout = 30_000 });
        await KeepAsync(wall, "wall-speaker");

        await EvidenceFiling.FileAsync(house.System, filing.Hearing, "工资条.pdf", await File.ReadAllBytesAsync(papers.Pdf));
        await house.Clerk.Find("evidence-tab").ClickAsync();
        await house.Clerk.Page.Locator("[data-exhibit='庭1'] [data-testid=thumbnail][data-page='1']").ClickAsync();
        await Expect(wall.Page.Locator("[data-testid=page][data-page='1'][data-ready=true]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await PicturesAsync(wall, 2);
        await ReadableAsync(wall);
        await wall.Page.SetViewportSizeAsync(FourK.Width, FourK.Height);
        await ReadableAsync(wall);
        await wall.Page.SetViewportSizeAsync(FullHd.Width, FullHd.Height);
        await house.Clerk.Find("editor-text").FocusAsync();
        await house.Clerk.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(wall.Page.Locator("[data-testid=page][data-page='2'][data-ready=true]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await house.Clerk.Find("zoom-in").ClickAsync();
        await Wait.UntilAsync("the wall sees the same part", async () => await wall.Find("page").GetAttributeAsync("data-part") is { } part
            && !part.Contains("\"width\":1,", StringComparison.Ordinal) && part == await house.Clerk.Find("page").GetAttributeAsync("data-part"), Patience);

        await SlateAsync(wall, filing, "BeginClosedSession", "ClosedSession", "EndClosedSession");
        await SlateAsync(wall, filing, "Recess", "Recess", "Resume");

        await wall.Page.ReloadAsync();
        await ShowsAsync(wall, "hearing");
        await PicturesAsync(wall, 2);
        RunningSystem.Kill(house.System.Pid("court-server"));
        say.WriteLine($"the server is gone: slate after {(await ShowsAsync(wall, "lost")).TotalMilliseconds:0} ms");
        say.WriteLine($"and the hearing again after {(await ShowsAsync(wall, "hearing")).TotalMilliseconds:0} ms");
        await PicturesAsync(wall, 2);
        await ScreensAsync(house.Clerk, async () => await house.Clerk.Find("wall-end").ClickAsync());
        await ShowsAsync(wall, "waiting");
        await house.AdjournAsync("另行通知");
    }

    [Fact]
    public async Task Many_flips_leave_nothing_behind_in_the_page()
    {
        await using var papers = await Papers.MakeAsync();
        await using var wall = await Person.SitDownAsync("wall", Signal.Respondent, FullHd);
        await wall.Page.GotoAsync(new Uri(house.System.Address, "/wall").ToString());
        await wall.Find("wall-digits").WaitForAsync();
        var filing = await Filing.OpenAsync(house.System);
        await Proceedings.BringToAsync(house.System, filing.Hearing, "CheckIn");
        await EvidenceFiling.FileAsync(house.System, filing.Hearing, "工资条.pdf", await File.ReadAllBytesAsync(papers.Pdf));
        await using var caller = new Caller(house.System.Address);
        await caller.SignInAsync("clerk", house.System.Password("clerk"));
        await Caller.RequireAsync(await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(caller.Http, $"/api/hearings/{filing.Hearing}/wall-screens", new { code = await CodeAsync(wall), name = "大屏", screen = (string?)null }));
        await using var clerk = await Seat.EnterAsync(caller, filing.Hearing);
        JsonElement exhibit = default;
        await Wait.UntilAsync("all its pages are there", async () =>
            (exhibit = (await caller.GetAsync($"/api/hearings/{filing.Hearing}/evidence/list")).GetProperty("exhibits")[0]).GetProperty("files")[0].GetProperty("state").GetString() == "Ready", Patience);
        var devTools = await wall.Page.Context.NewCDPSessionAsync(wall.Page);
        await FlipAsync(clerk, exhibit, 60, wall);
        var before = await HeapAsync(devTools);
        await FlipAsync(clerk, exhibit, 240, wall);
        var after = await HeapAsync(devTools);
        say.WriteLine($"heap after 60 flips {before / 1e6:0.00} MB, after 300 flips {after / 1e6:0.00} MB; {await wall.Page.EvaluateAsync<int>("() => document.getElementsByTagName('*').length")} elements");
        Assert.True(after < before + 1_500_000, $"240 flips left {(after - before) / 1e6:0.0} MB");
        var screen = (await caller.GetAsync($"/api/hearings/{filing.Hearing}/wall-screens")).GetProperty("here")[0].GetProperty("screen").GetString();
        (await caller.Http.DeleteAsync(new Uri($"/api/hearings/{filing.Hearing}/wall-screens/{screen}", UriKind.Relative))).EnsureSuccessStatusCode();
        await ShowsAsync(wall, "waiting");
    }

    private static async Task FlipAsync(Seat clerk, JsonElement exhibit, int times, Person wall)
    {
        var (id, file) = (exhibit.GetProperty("exhibitId").GetString(), exhibit.GetProperty("files")[0].GetProperty("fileId").GetString());
        for (var flip = 1; flip <= times; flip++)
        {
            await clerk.Hub.InvokeAsync("ShowPage", Guid.NewGuid().ToString(), id, file, 1 + flip % 2);
            await clerk.Hub.InvokeAsync("AddMark", Guid.NewGuid().ToString(), new { shape = "Arrow", colour = "Red", points = new[] { new { x = 0.2, y = 0.2 }, new { x = 0.4, y = 0.4 } } });
            await clerk.Hub.InvokeAsync("RemoveMarks", Guid.NewGuid().ToString(), true);
        }

        await Expect(wall.Page.Locator($"[data-testid=page][data-page='{1 + times % 2}'][data-ready=true]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static async Task<double> HeapAsync(ICDPSession devTools)
    {
        for (var collected = 0; collected < 2; collected++) await devTools.SendAsync("HeapProfiler.collectGarbage");
        return (await devTools.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
    }

    private async Task PairAsync(Person wall) => await ScreensAsync(house.Clerk, async () =>
    {
        await house.Clerk.Find("wall-code").FillAsync(await CodeAsync(wall));
        await house.Clerk.Find("wall-name").FillAsync("第一仲裁庭");
        Assert.Empty(await Accessibility.ViolationsAsync(house.Clerk.Page));
        await house.Clerk.Find("wall-connect").ClickAsync();
        await house.Clerk.Find("wall-here").WaitForAsync();
    });

    private static async Task ScreensAsync(Person clerk, Func<Task> act)
    {
        await clerk.Find("people-tab").ClickAsync();
        await clerk.Find("wall-screens").ClickAsync();
        await clerk.Find("wall-dialog").WaitForAsync();
        await act();
        await clerk.Page.Keyboard.PressAsync("Escape");
        await clerk.Find("wall-dialog").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    private static async Task<string> CodeAsync(Person wall) => await wall.Find("wall-digits").GetAttributeAsync("data-code") ?? "";

    private async Task TypeAsync(string line)
    {
        await house.Clerk.Find("editor-text").FillAsync(line);
        await house.Clerk.Find("editor-text").PressAsync("Enter");
        await Expect(house.Clerk.Find("editor-text")).ToHaveValueAsync("", new() { Timeout = 30_000 });
    }

    /// <summary>By the presiding arbitrator's own hand; measured from the press of the button to the slate in the wall's page.</summary>
    private async Task SlateAsync(Person wall, Filing filing, string step, string slate, string back)
    {
        await using var gateway = new GatewayList(house.System);
        await Wait.UntilAsync("the wall receives", async () => (await gateway.ReadAsync(filing.Hearing)).Any(IsOfWall), Patience);
        await wall.Page.EvaluateAsync("""
            slate => {
              const wall = document.querySelector('[data-testid=wall]')
              window.__slateAt = null
              new MutationObserver((_, watch) => {
                if (wall.dataset.slate !== slate) return
                watch.disconnect()
                requestAnimationFrame(() => { window.__slateAt = document.querySelector('video, [data-testid=page]') === null ? Date.now() : -1 })
              }).observe(wall, { attributes: true })
            }
            """, slate);
        var pressed = await PressAsync(step);
        await Expect(wall.Page.Locator($"[data-testid=wall][data-slate={slate}]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        double? at = null;
        await Wait.UntilAsync("it is drawn", async () => (at = await wall.Page.EvaluateAsync<double?>("() => window.__slateAt")) is not null, Patience);
        Assert.True(at > 0, "something of the hearing was left on the slate");
        var took = at.Value - pressed;
        var cut = await Wait.UntilAsync("the gateway has cut the wall", async () => !(await gateway.ReadAsync(filing.Hearing)).Any(IsOfWall), Patience);
        say.WriteLine($"{step}: slate {took:0} ms after the button, cut at the gateway within {took + cut.TotalMilliseconds:0} ms");
        Assert.True(took < 1_000, $"{step}: the slate came after {took:0} ms");
        if (step == "BeginClosedSession") await KeepAsync(wall, "wall-slate");
        await ChooseAsync(back);
        await ShowsAsync(wall, "hearing");
        await PicturesAsync(wall, step == "Recess" ? 1 : 2);
    }

    private static bool IsOfWall(GatewayList.Edge edge) => edge.Viewer.StartsWith("wall-", StringComparison.Ordinal);

    private async Task ChooseAsync(string step)
    {
        var primary = house.Presiding.Page.Locator($"[data-testid=primary-step][data-step={step}]");
        if (await primary.CountAsync() > 0)
        {
            await primary.ClickAsync();
            return;
        }

        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find($"step-{step}").ClickAsync();
    }

    /// <summary>The moment of the press that sends the step, as the presiding arbitrator's own page has it.</summary>
    private async Task<double> PressAsync(string step)
    {
        await ChooseAsync(step);
        await house.Presiding.Find("step-reason").FillAsync("涉及商业秘密");
        await house.Presiding.Page.EvaluateAsync("() => { addEventListener('click', () => { window.__pressed = Date.now() }, { capture: true, once: true }) }");
        await house.Presiding.Find("step-confirm").ClickAsync();
        return await house.Presiding.Page.EvaluateAsync<double>("() => window.__pressed");
    }

    private static async Task<TimeSpan> ShowsAsync(Person wall, string what) =>
        await Wait.UntilAsync($"the wall shows {what}", async () => await wall.Find("wall").GetAttributeAsync("data-shows") == what, Patience);

    /// <summary>So many pictures of people move on it.</summary>
    private static async Task PicturesAsync(Person wall, int people) => await Wait.UntilAsync($"{people} pictures move on the wall", async () =>
        await wall.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('video')].filter(video => video.readyState >= 2 && video.videoWidth > 0 && !video.paused && video.muted).length") >= people, Patience);

    /// <summary>Letters are large enough for six metres, as a share of the screen, and nothing runs over its edge.</summary>
    private static async Task ReadableAsync(Person wall)
    {
        var height = wall.Page.ViewportSize!.Height;
        // A busy machine takes its time to draw so many pixels anew.
        await wall.Page.WaitForFunctionAsync("""
            height => innerHeight === height && parseFloat(getComputedStyle(document.querySelector('[data-testid=wall]')).fontSize) >= height * 36 / 1080
            """, height);
        await wall.Page.WaitForTimeoutAsync(400);
        var smallest = await wall.Page.EvaluateAsync<double>("""
            () => Math.min(...[...document.querySelectorAll('[data-testid=wall] *')].filter(one => !one.closest('svg') && one.offsetParent !== null
              && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '')).map(one => parseFloat(getComputedStyle(one).fontSize)))
            """);
        Assert.True(smallest >= height * 36 / 1080.0 - 0.1, $"letters of {smallest} px on {height} lines");
        Assert.True(await wall.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"), "the wall is larger than its screen");
        Assert.Empty(await Accessibility.ViolationsAsync(wall.Page));
        await KeepAsync(wall, "wall");
    }

    private static async Task KeepAsync(Person wall, string name)
    {
        if (!Keeps) return;
        await wall.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder(), $"{name}-{wall.Page.ViewportSize!.Width}-zh.jpg"), Type = ScreenshotType.Jpeg, Quality = 70 });
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../docs/screens"));
}
