using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Arbitration.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;

namespace Arbitration.EndToEnd.Tests;

/// <summary>
/// Every page, on a desktop and on a phone, in both languages: nothing serious for axe, everything within reach of the keyboard,
/// nothing wider than the screen. ARBITRATION_WRITE_DOCS=1 keeps the pictures in docs/screens, and ARBITRATION_LOOK=display,evidence only
/// looks at pages with one of these words in their name.
/// </summary>
public sealed class PageTests(ITestOutputHelper say)
{
    private static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 }, Phone = new() { Width = 390, Height = 844 };
    private static readonly bool Keeps = Environment.GetEnvironmentVariable("ARBITRATION_WRITE_DOCS") == "1";
    private static readonly string[]? Only = Environment.GetEnvironmentVariable("ARBITRATION_LOOK")?.Split(',');

    // Drawn anew, and whatever moves to its place is there.
    private const string Settled = """
        async () => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
          await Promise.all(document.getAnimations().filter(one => one.effect.getComputedTiming().endTime < 1000).map(one => one.finished.catch(() => {})))
        }
        """;

    private readonly List<string> _faults = [];
    private readonly StringBuilder _index = new("# Screens\n\nEvery page as it is; taken by tests/end-to-end/PageTests.cs, the moving colours stand for cameras.\n");

    [Fact]
    public async Task Every_page_can_be_used_with_a_screen_reader_and_with_the_keyboard_alone()
    {
        await using var system = await RunningSystem.StartAsync();
        await using var clerk = await Person.SitDownAsync("clerk", Signal.Clerk, Desktop, sharp: Keeps);
        await using var claimant = await Person.SitDownAsync("claimant", Signal.Claimant, Phone, sharp: Keeps);
        var filing = await DeskAsync(system, clerk);
        await DoorAsync(system, claimant, filing);
        await RoomAsync(system, clerk, claimant, filing);
        await AfterwardsAsync(system, clerk, claimant, filing);
        await DevicesAsync(system, clerk, claimant);
        // Taken by WallTests, in the sizes of a wall.
        _index.Append("\n## wall\n");
        foreach (var name in (string[])["wall-waiting-1920-zh", "wall-speaker-1920-zh", "wall-1920-zh", "wall-3840-zh", "wall-slate-1920-zh"])
            _index.Append(CultureInfo.InvariantCulture, $"<img src=\"screens/{name}.jpg\" alt=\"{name}\" width=\"62%\">\n");
        if (Keeps && Only is null) await File.WriteAllTextAsync(Path.Combine(Folder(), "..", "screens.md"), _index.ToString());
        foreach (var fault in _faults) say.WriteLine(fault);
        Assert.Empty(_faults);
    }

    private async Task<Filing> DeskAsync(RunningSystem system, Person clerk)
    {
        await clerk.Page.GotoAsync(new Uri(system.Address, "/login").ToString());
        await LookAsync(clerk, "login", "login-submit");
        await Courtroom.SignInAsync(system, clerk, "clerk");
        await LookAsync(clerk, "desk", "case-row");
        await clerk.Find("new-case").ClickAsync();
        await LookAsync(clerk, "new-case", "new-case-submit");
        await clerk.Page.GotoAsync(new Uri(system.Address, "/desk").ToString());
        var filing = await DeskWork.OpenCaseAsync(clerk, "沪劳人仲(2026)办字第0088号");
        await filing.AddAsync(system, "Witness", "赵立新", "claimant");
        await clerk.Page.ReloadAsync();
        await LookAsync(clerk, "case", "participant");
        await clerk.Find("add-person").ClickAsync();
        await LookAsync(clerk, "add-person", "add-person-submit");
        await clerk.Page.GotoAsync(new Uri(system.Address, "/nowhere").ToString());
        await clerk.Page.WaitForTimeoutAsync(300);
        await LookAsync(clerk, "not-found", null);
        return filing;
    }

    private async Task DoorAsync(RunningSystem system, Person claimant, Filing filing)
    {
        await claimant.Page.GotoAsync(system.Local(filing.Links.First(link => link.Role == "Claimant").Url).ToString());
        await LookAsync(claimant, "join-who", "join-confirm");
        await claimant.Find("join-confirm").ClickAsync();
        await LookAsync(claimant, "join-rules", "join-agree");
        foreach (var tick in (string[])["join-consent", "join-discipline"])
            await claimant.Find(tick).Locator("input").Or(claimant.Page.Locator($"input[data-testid={tick}]")).First.CheckAsync();
        await claimant.Find("join-agree").ClickAsync();
        await LookAsync(claimant, "join-equipment", "equipment-start");
        await Courtroom.TestEquipmentAsync(claimant);
        await Courtroom.ShowDocumentAsync(claimant, filing.Links.First(link => link.Role == "Claimant").Code, () => LookAsync(claimant, "join-identity", "identity-send"));
        await LookAsync(claimant, "join-waiting", "enter-courtroom");
        await claimant.Page.GotoAsync(new Uri(system.Address, $"/network/{filing.Hearing}?as=seat").ToString());
        await LookAsync(claimant, "network", "ways-start");
    }

    private async Task RoomAsync(RunningSystem system, Person clerk, Person claimant, Filing filing)
    {
        await Proceedings.BringToAsync(system, filing.Hearing, "Investigation");
        await Courtroom.EnterAsync(system, clerk, filing.Hearing);
        await claimant.Page.GotoAsync(new Uri(system.Address, $"/courtroom/{filing.Hearing}").ToString());
        await LookAsync(claimant, "courtroom-waiting", "waiting-hall");
        // Those who brought the hearing here have left by then, and no tile goes while the keyboard walks over the page.
        await Wait.UntilAsync("the clerk is alone in the room", async () => await clerk.Find("mute-seat").CountAsync() == 0, TimeSpan.FromSeconds(30));
        await LookAsync(clerk, "courtroom-door", "door-band");
        await clerk.Find("admit").ClickAsync();
        await LookAsync(clerk, "courtroom-identity", "identity-picture");
        await clerk.Find("identity-verified").ClickAsync();
        await claimant.Find("courtroom").WaitForAsync();
        await Wait.UntilAsync("they see each other", async () => (await Courtroom.FramesAsync(claimant)).Values.Any(frames => frames > 0), TimeSpan.FromSeconds(30));
        var editor = clerk.Find("editor-text");
        await editor.FillAsync("申请人每月实际工作二十八天，加班工资未支付。");
        await editor.PressAsync("Enter");
        await claimant.Find("line").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        await LookAsync(clerk, "courtroom-clerk", "editor-text");
        await LookAsync(claimant, "courtroom-party", "mic");
        foreach (var person in (Person[])[clerk, claimant]) await person.Find("people-tab").ClickAsync();
        await LookAsync(clerk, "courtroom-people", "people");
        await LookAsync(claimant, "courtroom-people-party", "people");
    }

    private async Task AfterwardsAsync(RunningSystem system, Person clerk, Person claimant, Filing filing)
    {
        await using var presidingCaller = new Caller(system.Address);
        await presidingCaller.SignInAsync("arbitrator", system.Password("arbitrator"));
        await using (var presiding = await Seat.EnterAsync(presidingCaller, filing.Hearing))
        {
            await presiding.StepAsync("BeginMediation", "双方同意调解");
            await presiding.Hub.InvokeAsync("OpenPrivateRoom", "p1", "WithClaimant");
            await LookAsync(clerk, "courtroom-private", "private-room");
            await LookAsync(claimant, "courtroom-private-party", "private-room");
            await presiding.Hub.InvokeAsync("EndPrivateRoom", "p2", "WithClaimant");
            await presiding.StepAsync("Adjourn", "补充证据");
        }

        await LookAsync(clerk, "courtroom-adjourned", "closed");
        await clerk.Page.GotoAsync(new Uri(system.Address, $"/playback/{filing.Hearing}").ToString());
        await LookAsync(clerk, "playback", "transcript-line");
        await clerk.Page.GotoAsync(new Uri(system.Address, $"/desk/cases/{filing.CaseId}").ToString());
        await LookAsync(clerk, "case-adjourned", "attendance-pdf");
    }

    /// <summary>What people meet around their devices, and what the tribunal does about the people in its room.</summary>
    private async Task DevicesAsync(RunningSystem system, Person clerk, Person claimant)
    {
        await using var third = await Person.SitDownAsync("third", Signal.Respondent, Phone, sharp: Keeps);
        var filing = await Filing.OpenAsync(system);
        var link = filing.Links.First(link => link.Role == "Claimant");
        await Proceedings.BringToAsync(system, filing.Hearing, "Waiting");
        await Courtroom.EnterAsync(system, clerk, filing.Hearing);
        await Courtroom.JoinAsync(system, claimant, link);
        await Courtroom.TryAsync(clerk);
        await LookAsync(clerk, "courtroom-trial", "trial-passed");
        await third.Page.GotoAsync(system.Local(link.Url).ToString());
        await third.Find("join-code").FillAsync(link.Code);
        await third.Find("join-code-send").ClickAsync();
        await LookAsync(third, "join-device", "device-waits");
        await LookAsync(clerk, "courtroom-device", "device-band");
        await clerk.Find("device-refuse").ClickAsync();
        await claimant.Find("devices").ClickAsync();
        await claimant.Find("phone-Camera").ClickAsync();
        await LookAsync(claimant, "courtroom-devices", "phone-qr");
        var invitation = await claimant.Find("phone-qr").GetAttributeAsync("data-url");
        await third.Page.GotoAsync(system.Local(new Uri(invitation!)).ToString());
        await LookAsync(third, "phone-asks", "phone-begin");
        await third.Find("phone-begin").ClickAsync();
        await LookAsync(third, "phone-sends", "phone-picture");
        await LookAsync(claimant, "courtroom-phone", "phone-band");
        await claimant.Find("phone-back").ClickAsync();
        await LookAsync(third, "phone-over", "phone-over");

        await EvidenceAsync(system, clerk, claimant, filing);
        await third.Page.SetViewportSizeAsync(Desktop.Width, Desktop.Height);
        await Courtroom.SignInAsync(system, third, "arbitrator");
        await Courtroom.EnterAsync(system, third, filing.Hearing);
        await third.Find("people-tab").ClickAsync();
        await third.Page.Locator("[data-testid=people] li[data-seat=clerk]").GetByTestId("place-seat").ClickAsync();
        await LookAsync(third, "courtroom-mixed", "in-room-mark");
        await third.Find("screen-person").First.ClickAsync();
        await LookAsync(third, "courtroom-screening", "screen-dialog");
    }

    /// <summary>Filing, and what has been filed before everyone.</summary>
    private async Task EvidenceAsync(RunningSystem system, Person clerk, Person claimant, Filing filing)
    {
        await using var papers = await Papers.MakeAsync();
        await claimant.Page.GotoAsync(new Uri(system.Address, $"/evidence/{filing.Hearing}?as=seat").ToString());
        await claimant.Find("evidence-files").SetInputFilesAsync([papers.Pdf]);
        await claimant.Page.Locator("[data-testid=exhibit-file][data-state=Ready]").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
        await LookAsync(claimant, "evidence-party", "exhibit");
        await claimant.Find("exhibit-read").ClickAsync();
        await LookAsync(claimant, "evidence-page", "reader-page");
        await claimant.Page.GotoAsync(new Uri(system.Address, $"/courtroom/{filing.Hearing}?as=seat").ToString());
        await claimant.Find("courtroom").WaitForAsync();
        await clerk.Page.GotoAsync(new Uri(system.Address, $"/evidence/{filing.Hearing}").ToString());
        await LookAsync(clerk, "evidence-clerk", "exchange-panel");
        await Courtroom.EnterAsync(system, clerk, filing.Hearing);
        await Courtroom.NextStepAsync(clerk, "CheckIn");
        await clerk.Find("evidence-tab").ClickAsync();
        await clerk.Page.Locator("[data-exhibit='申1'] [data-testid=thumbnail][data-page='1']").ClickAsync();
        await LookAsync(clerk, "courtroom-display", "display-label");
        await LookAsync(claimant, "courtroom-display-party", "display-label");
    }

    /// <summary>One page in both sizes and languages; it is left as it was found.</summary>
    private async Task LookAsync(Person person, string name, string? testid)
    {
        if (testid is not null) await person.Find(testid).First.WaitForAsync();
        if (Only?.Any(word => name.Contains(word, StringComparison.Ordinal)) == false) return;
        var own = new ViewportSize { Width = person.Page.ViewportSize!.Width, Height = person.Page.ViewportSize.Height };
        var other = own.Width == Desktop.Width ? Phone : Desktop;
        _index.Append(CultureInfo.InvariantCulture, $"\n## {name}\n");
        // In this order neither the language nor the size is changed more often than need be.
        foreach (var (size, languages) in new[] { (own, (string[])["zh", "en"]), (other, ["en", "zh"]) })
        {
            if (size == other) await person.Page.SetViewportSizeAsync(other.Width, other.Height);
            await CheckAsync(person, $"{name}-{size.Width}-{languages[0]}", size);
            await person.Page.EvaluateAsync("() => document.querySelector('[data-testid=language]')?.click()");
            await CheckAsync(person, $"{name}-{size.Width}-{languages[1]}", size);
        }

        await person.Page.SetViewportSizeAsync(own.Width, own.Height);
    }

    private async Task CheckAsync(Person person, string name, ViewportSize size)
    {
        await person.Page.EvaluateAsync(Settled);
        await KeepAsync(person, name, size);
        var width = await person.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > size.Width) _faults.Add($"{name}: {width} wide on a screen of {size.Width}");
        // Another language changes how wide things are, and nothing that axe or the keyboard would notice.
        if (!name.EndsWith("-zh", StringComparison.Ordinal)) return;
        _faults.AddRange((await Accessibility.ViolationsAsync(person.Page)).Select(violation => $"{name}: {violation}"));
        _faults.AddRange((await Accessibility.UnreachableAsync(person.Page)).Select(control => $"{name}: the keyboard does not reach {control}"));
    }

    // Before the keyboard has walked through it.
    private async Task KeepAsync(Person person, string name, ViewportSize size)
    {
        if (!Keeps) return;
        await person.Page.EvaluateAsync("() => { document.activeElement?.blur?.(); scrollTo(0, 0) }");
        await person.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder(), $"{name}.jpg"), Type = ScreenshotType.Jpeg, Quality = 60 });
        _index.Append(CultureInfo.InvariantCulture, $"<img src=\"screens/{name}.jpg\" alt=\"{name}\" width=\"{(size.Width == Phone.Width ? "18" : "62")}%\">\n");
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Directory.CreateDirectory(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../docs/screens"))).FullName;
}
