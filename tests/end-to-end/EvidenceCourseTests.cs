using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>
/// The whole way of a piece of evidence: filed on a phone, exchanged, read by the other side, shown, turned over, enlarged, marked, cited,
/// spoken to, admitted; then found in transcript, documents, recording and playback.
/// </summary>
[Collection(InTheCourthouse.Name)]
public sealed class EvidenceCourseTests(Courthouse house)
{
    private const int Magenta = 300, Violet = 260;
    private const string Typed = "请被申请人看签收一页";
    private static readonly LocatorAssertionsToBeVisibleOptions Shown = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveAttributeOptions Has = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToContainTextOptions Told = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Counted = new() { Timeout = 60_000 };

    [Fact]
    public async Task What_is_filed_on_a_phone_goes_its_whole_way_and_is_found_in_the_record()
    {
        var filing = await house.BeginAsync("Investigation");
        await EvidenceFiling.GiveTimeAsync(house.System, filing.Hearing);
        await FileOnThePhoneAsync(filing.Hearing);
        await using var respondent = await Person.SitDownAsync("respondent", Signal.Respondent);
        await Courtroom.ComeInAsync(house.System, respondent, filing.Links.First(link => link.Role == "Respondent"));
        await ExchangeAsync(filing.Hearing);
        await ReadAsync(respondent, filing.Hearing);
        foreach (var (person, seat) in new[] { (house.Clerk, ""), (house.Claimant, "?as=seat"), (respondent, "?as=seat") })
        {
            await person.Page.GotoAsync(new Uri(house.System.Address, $"/courtroom/{filing.Hearing}{seat}").ToString());
            await person.Find("courtroom").WaitForAsync();
        }

        var first = await ShowAsync();
        var (turned, enlarged) = await TurnAndEnlargeAsync(respondent);
        await MarkAsync(respondent);
        await CiteAsync(respondent);
        await SpeakToItAsync(respondent);
        await house.AdjournAsync("另行通知");
        await InTheRecordingAsync(filing.Hearing, first, turned, enlarged);
        await InTheDocumentsAsync(filing.Hearing);
        await OnPlaybackAsync(filing.Hearing);
    }

    private async Task FileOnThePhoneAsync(string hearing)
    {
        await using var papers = await Papers.MakeAsync();
        await File.WriteAllBytesAsync(papers.Pdf, ColourPages.Pdf("1 0 1", "0.33 0 1"));
        var claimant = house.Claimant;
        await claimant.Page.GotoAsync(new Uri(house.System.Address, $"/evidence/{hearing}?as=seat").ToString());
        await claimant.Find("evidence-files").SetInputFilesAsync([papers.Pdf, papers.Picture, papers.Torn]);
        await Expect(Files(claimant, "Ready")).ToHaveCountAsync(2, Counted);
        await Expect(Files(claimant, "Refused")).ToHaveCountAsync(1, Counted);
        await Expect(claimant.Page.GetByTestId("exhibit").Filter(new() { HasText = "损坏" })).ToContainTextAsync("打不开");
        Assert.Empty(await Accessibility.ViolationsAsync(claimant.Page));

        var first = Exhibit(claimant, "申1");
        await first.GetByTestId("exhibit-edit").ClickAsync();
        await first.GetByTestId("exhibit-title").FillAsync("2025年3月工资条");
        await first.GetByTestId("exhibit-purpose").FillAsync("证明当月工资未足额支付");
        await first.GetByTestId("exhibit-save").ClickAsync();
        await Expect(first).ToContainTextAsync("证明当月工资未足额支付");
        await first.GetByTestId("exhibit-down").ClickAsync();
        await Expect(Exhibit(claimant, "申2")).ToContainTextAsync("2025年3月工资条");
        await Exhibit(claimant, "申2").GetByTestId("exhibit-up").ClickAsync();
        await Expect(first).ToContainTextAsync("2025年3月工资条");
    }

    private async Task ExchangeAsync(string hearing)
    {
        await house.Clerk.Page.GotoAsync(new Uri(house.System.Address, $"/evidence/{hearing}").ToString());
        await house.Clerk.Find("exchange").ClickAsync();
        await Expect(Exhibit(house.Clerk, "申1")).ToContainTextAsync("已交换", Told);
        Assert.Empty(await Accessibility.ViolationsAsync(house.Clerk.Page));
    }

    private async Task ReadAsync(Person respondent, string hearing)
    {
        await respondent.Page.GotoAsync(new Uri(house.System.Address, $"/evidence/{hearing}?as=seat").ToString());
        await Expect(respondent.Find("exhibit")).ToHaveCountAsync(2, Counted);
        await Expect(respondent.Find("evidence-news")).ToContainTextAsync("对方提交了 2 份证据");
        await Exhibit(respondent, "申1").GetByTestId("exhibit-read").ClickAsync();
        await Expect(respondent.Find("reader-page")).ToBeVisibleAsync(Shown);
        await respondent.Find("reader-on").ClickAsync();
        await respondent.Page.WaitForFunctionAsync("() => (document.querySelector('[data-testid=reader-page]')?.naturalWidth ?? 0) > 1000");
        Assert.Empty(await Accessibility.ViolationsAsync(respondent.Page));
    }

    /// <summary>Gives a second of the recording at which the first page is seen.</summary>
    private async Task<double> ShowAsync()
    {
        await house.Clerk.Find("editor-text").FillAsync(Typed);
        await house.Clerk.Find("editor-text").FocusAsync();
        await house.Clerk.Find("evidence-tab").ClickAsync();
        await house.Clerk.Page.Locator("[data-exhibit='申1'] [data-testid=thumbnail][data-page='1']").ClickAsync();
        foreach (var person in (Person[])[house.Clerk, house.Presiding, house.Claimant]) await Expect(person.Find("page")).ToHaveAttributeAsync("data-ready", "true", Has);
        return await house.AfterAWhileAsync();
    }

    private async Task<(double Turned, double Enlarged)> TurnAndEnlargeAsync(Person respondent)
    {
        await Expect(house.Clerk.Find("editor-text")).ToBeFocusedAsync();
        await house.Clerk.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(respondent.Page.Locator("[data-testid=page][data-page='2'][data-ready=true]")).ToBeVisibleAsync(Shown);
        var turned = await house.AfterAWhileAsync();
        await house.Presiding.Find("zoom-in").ClickAsync();
        await house.Presiding.Find("zoom-in").ClickAsync();
        await Wait.UntilAsync("everybody sees the same part", async () =>
            await house.Presiding.Find("page").GetAttributeAsync("data-part") is { } part && part.Contains("0.44", StringComparison.Ordinal) && await respondent.Find("page").GetAttributeAsync("data-part") == part, TimeSpan.FromSeconds(20));
        return (turned, await house.AfterAWhileAsync());
    }

    private async Task MarkAsync(Person respondent)
    {
        await house.Presiding.Find("tool-Rectangle").ClickAsync();
        var box = await house.Presiding.Find("page").BoundingBoxAsync() ?? throw new InvalidOperationException("no page");
        await house.Presiding.Page.Mouse.MoveAsync(box.X + (box.Width * 0.45f), box.Y + (box.Height * 0.4f));
        await house.Presiding.Page.Mouse.DownAsync();
        await house.Presiding.Page.Mouse.MoveAsync(box.X + (box.Width * 0.55f), box.Y + (box.Height * 0.6f), new() { Steps = 4 });
        await house.Presiding.Page.Mouse.UpAsync();
        await Expect(respondent.Find("page")).ToHaveAttributeAsync("data-marks", "1", Has);
    }

    private async Task CiteAsync(Person respondent)
    {
        var editor = house.Clerk.Find("editor-text");
        await Expect(editor).ToHaveValueAsync(Typed);
        await editor.FocusAsync();
        await house.Clerk.Page.Keyboard.PressAsync("Alt+KeyC");
        await Expect(editor).ToHaveValueAsync($"{Typed}[申1 第2页]");
        await Expect(editor).ToBeFocusedAsync();
        await editor.PressAsync("Enter");
        await Expect(respondent.Find("line").Filter(new() { HasText = Typed }).GetByTestId("cite")).ToContainTextAsync("申1 第2页", Told);
    }

    private async Task SpeakToItAsync(Person respondent)
    {
        await respondent.Find("evidence-tab").ClickAsync();
        var own = respondent.Page.Locator("[data-examination='申1']").GetByTestId("own-opinion");
        await own.GetByTestId("own-accept-all").ClickAsync();
        await Expect(own).ToContainTextAsync("已发表", Told);
        await house.Presiding.Find("evidence-tab").ClickAsync();
        var admission = house.Presiding.Page.Locator("[data-examination='申1']").GetByTestId("admission");
        await admission.GetByTestId("admit").ClickAsync();
        await Expect(admission).ToContainTextAsync("予以采信", Told);
    }

    private async Task InTheRecordingAsync(string hearing, double first, double turned, double enlarged)
    {
        await using var files = await ExportedHearing.WaitAsync(house.System, hearing, Directory.CreateTempSubdirectory("evidence-").FullName);
        var recording = new MediaFile(await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4"));
        async Task<Tile?> TileAsync(int hue, double second) => Tile.Find(await recording.PictureAsync(second), 1280, hue);
        Assert.NotNull(await TileAsync(Magenta, first));
        var (whole, large) = (await TileAsync(Violet, turned), await TileAsync(Violet, enlarged));
        Assert.True(large!.Width > whole!.Width * 1.4, $"{large} is hardly larger than {whole}");
    }

    private async Task InTheDocumentsAsync(string hearing)
    {
        await using var clerk = new Caller(house.System.Address);
        await clerk.SignInAsync("clerk", house.System.Password("clerk"));
        var lines = (await clerk.GetAsync($"/api/hearings/{hearing}/transcript.json")).EnumerateArray().ToList();
        var cite = Assert.Single(lines.Single(line => line.GetProperty("text").GetString()!.StartsWith(Typed, StringComparison.Ordinal)).GetProperty("cites").EnumerateArray());
        Assert.Equal(("申1", 2), (cite.GetProperty("label").GetString(), cite.GetProperty("page").GetInt32()));
        foreach (var (document, words) in new (string, string[])[]
        {
            ("record.pdf", [$"{Typed}[申1第2页]", "2025年3月工资条", "予以采信"]), ("evidence.pdf", ["申1", "2025年3月工资条", "证明当月工资未足额支付"]),
            ("cross-examination.pdf", ["申1", "2025年3月工资条", "予以采信", "未发表意见"]),
        })
        {
            var text = await PdfText.OfAsync(await clerk.Http.GetByteArrayAsync(new Uri($"/api/hearings/{hearing}/{document}", UriKind.Relative)));
            foreach (var one in words) Assert.Contains(one, text, StringComparison.Ordinal);
        }
    }

    private async Task OnPlaybackAsync(string hearing)
    {
        await house.Clerk.Page.GotoAsync(new Uri(house.System.Address, $"/playback/{hearing}").ToString());
        await house.Clerk.Find("transcript-line").Filter(new() { HasText = Typed }).First.ClickAsync();
        await Expect(house.Clerk.Find("original")).ToContainTextAsync("申1 第2页", Told);
        Assert.Empty(await Accessibility.ViolationsAsync(house.Clerk.Page));
    }

    private static ILocator Files(Person person, string state) => person.Page.Locator($"[data-testid=exhibit-file][data-state={state}]");
    private static ILocator Exhibit(Person person, string label) => person.Page.Locator($"[data-testid=exhibit][data-label={label}]");
}
