using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Arbitration.Testing;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;

namespace Arbitration.EndToEnd.Tests;

/// <summary>
/// Every page, on a desktop and on a phone, in both languages: nothing serious for axe, everything within reach of the keyboard,
/// nothing wider than the screen. ARBITRATION_WRITE_DOCS=1 keeps the pictures in docs/screens.
/// </summary>
public sealed class PageTests(ITestOutputHelper say)
{
    private static readonly ViewportSize Desktop = new() { Width = 1440, Height = 900 }, Phone = new() { Width = 390, Height = 844 };
    private static readonly bool Keeps = Environment.GetEnvironmentVariable("ARBITRATION_WRITE_DOCS") == "1";
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
        if (Keeps) await File.WriteAllTextAsync(Path.Combine(Folder(), "..", "screens.md"), _index.ToString());
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

    /// <summary>One page in both sizes and languages; it is left as it was found.</summary>
    private async Task LookAsync(Person person, string name, string? testid)
    {
        if (testid is not null) await person.Find(testid).First.WaitForAsync();
        var own = person.Page.ViewportSize!;
        var other = own.Width == Desktop.Width ? Phone : Desktop;
        _index.Append(CultureInfo.InvariantCulture, $"\n## {name}\n");
        foreach (var size in new[] { new ViewportSize { Width = own.Width, Height = own.Height }, other })
        {
            await person.Page.SetViewportSizeAsync(size.Width, size.Height);
            foreach (var language in (string[])["zh", "en"])
            {
                await CheckAsync(person, $"{name}-{size.Width}-{language}", size);
                await person.Page.EvaluateAsync("() => document.querySelector('[data-testid=language]')?.click()");
            }
        }

        await person.Page.SetViewportSizeAsync(own.Width, own.Height);
    }

    private async Task CheckAsync(Person person, string name, ViewportSize size)
    {
        await person.Page.WaitForTimeoutAsync(200);
        await KeepAsync(person, name, size);
        _faults.AddRange((await Accessibility.ViolationsAsync(person.Page)).Select(violation => $"{name}: {violation}"));
        var width = await person.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        if (width > size.Width) _faults.Add($"{name}: {width} wide on a screen of {size.Width}");
        if (name.EndsWith("-zh", StringComparison.Ordinal)) _faults.AddRange((await Accessibility.UnreachableAsync(person.Page)).Select(control => $"{name}: the keyboard does not reach {control}"));
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
