using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>One exhibit is spoken to by the clerk's keys, another by the respondent on a phone; the tribunal admits one of them and refuses the other.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class CrossExaminationTests(Courthouse house, ITestOutputHelper say)
{
    private static readonly LocatorAssertionsToContainTextOptions Told = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToBeVisibleOptions Shown = new() { Timeout = 30_000 };

    [Fact]
    public async Task Opinions_are_given_by_keys_and_on_a_phone_and_are_found_in_transcript_playback_and_documents()
    {
        var filing = await house.BeginAsync("Investigation");
        await EvidenceFiling.GiveTimeAsync(house.System, filing.Hearing);
        await EvidenceFiling.FileAsync(house.System, filing.Hearing, "工资条.pdf", ColourPages.Pdf("1 0 1"), "Claimant");
        await EvidenceFiling.FileAsync(house.System, filing.Hearing, "考勤表.pdf", ColourPages.Pdf("1 1 0"), "Claimant");
        await EvidenceFiling.ExchangeAsync(house.System, filing.Hearing);
        await using var respondent = await Person.SitDownAsync("respondent", Signal.Respondent, new ViewportSize { Width = 390, Height = 844 });
        await Courtroom.ComeInAsync(house.System, respondent, filing.Links.First(link => link.Role == "Respondent"));

        await ByKeysAsync();
        await WarnedAsync();
        await OnThePhoneAsync(respondent);
        await DecidedAsync();

        foreach (var person in (Person[])[house.Claimant, respondent])
        {
            if (person == respondent) await person.Page.GetByRole(AriaRole.Button, new() { Name = "庭审笔录" }).ClickAsync();
            await Expect(Block(person, "申1")).ToContainTextAsync("真实性认可；合法性认可；关联性不认可（与加班无关）", Told);
            await Expect(Block(person, "申1")).ToContainTextAsync("予以采信");
            await Expect(Block(person, "申2")).ToContainTextAsync("真实性不认可（系事后补签）", Told);
            await Expect(Block(person, "申2")).ToContainTextAsync("不予采信（没有原件）", Told);
            await Expect(Block(person, "申2")).ToContainTextAsync("未与原件核对");
        }
        await house.AdjournAsync("另行通知");
        await FoundAsync(filing.Hearing);
    }

    private async Task ByKeysAsync()
    {
        await house.Clerk.Find("editor-text").FillAsync("请被申请人质证");
        await house.Clerk.Find("editor-text").FocusAsync();
        await house.Clerk.Find("evidence-tab").ClickAsync();
        await house.Clerk.Page.Locator("[data-exhibit='申1'] [data-testid=thumbnail]").ClickAsync();
        await Expect(Opinion("申1")).ToContainTextAsync("按键对应此行", Told);
        var started = TimeProvider.System.GetTimestamp();
        await house.Clerk.Page.Keyboard.PressAsync("Alt+Digit0");
        await Expect(Block(house.Claimant, "申1")).ToContainTextAsync("均无异议", Told);
        say.WriteLine($"from key to the claimant's transcript: {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms");
        await house.Clerk.Page.Keyboard.PressAsync("Alt+Digit3");
        await Expect(Opinion("申1").GetByTestId("toggle-Relevance")).ToContainTextAsync("不认可", Told);
        await Expect(house.Clerk.Find("editor-text")).ToBeFocusedAsync();
        await Expect(house.Clerk.Find("editor-text")).ToHaveValueAsync("请被申请人质证");
        await Opinion("申1").GetByTestId("reason-Relevance").FillAsync("与加班无关");
        await Opinion("申1").GetByTestId("reason-Relevance").PressAsync("Enter");
        await Expect(house.Clerk.Find("editor-text")).ToBeFocusedAsync();
        await house.Clerk.Page.Locator("[data-examination='申1'] [data-testid=compare]").SelectOptionAsync("Same");
        await Expect(Block(house.Claimant, "申1")).ToContainTextAsync("已核对，与原件一致", Told);
        await Expect(house.Clerk.Find("unanswered-count")).ToContainTextAsync("1", Told);
        Assert.Empty(await Accessibility.ViolationsAsync(house.Clerk.Page));
    }

    // Said, and no obstacle.
    private async Task WarnedAsync()
    {
        await Expect(house.Presiding.Find("unanswered-count")).ToContainTextAsync("1", Told);
        await Expect(house.Presiding.Find("primary-step")).ToHaveAttributeAsync("data-step", "BeginDebate");
        await house.Presiding.Find("primary-step").ClickAsync();
        await Expect(house.Presiding.Find("unanswered-warning")).ToContainTextAsync("1 项");
        await house.Presiding.Page.Keyboard.PressAsync("Escape");
        await Expect(house.Presiding.Find("step-dialog")).ToHaveCountAsync(0);
    }

    private async Task OnThePhoneAsync(Person respondent)
    {
        await respondent.Find("evidence-tab").ClickAsync();
        await Expect(respondent.Find("unanswered")).ToContainTextAsync("1 件", Told);
        // Nobody is asked about what they filed, and the other side's answers are theirs.
        await Expect(house.Claimant.Find("own-opinion")).ToHaveCountAsync(0);
        Assert.True((await respondent.Page.Locator("[data-testid=evidence-list]").BoundingBoxAsync())!.Height > 250, "no room to answer in");
        var own = respondent.Page.Locator("[data-examination='申2']").GetByTestId("own-opinion");
        await own.GetByTestId("own-accept-all").ClickAsync();
        await own.GetByTestId("own-Authenticity").GetByTestId("own-no").ClickAsync();
        await own.GetByTestId("own-reason").FillAsync("系事后补签");
        await own.GetByTestId("own-reason").PressAsync("Enter");
        await Expect(own).ToContainTextAsync("已发表", Told);
        Assert.True(await respondent.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "wider than the phone");
        Assert.Empty(await Accessibility.ViolationsAsync(respondent.Page));
    }

    private async Task DecidedAsync()
    {
        await house.Presiding.Find("evidence-tab").ClickAsync();
        ILocator Admission(string label) => house.Presiding.Page.Locator($"[data-examination='{label}']").GetByTestId("admission");
        await Admission("申1").GetByTestId("admit").ClickAsync();
        await Admission("申2").GetByTestId("reject").ClickAsync();
        await Expect(Admission("申2")).ToContainTextAsync("请写明理由", Told);
        await Admission("申2").GetByTestId("decide-reason").FillAsync("没有原件");
        await Admission("申2").GetByTestId("reject").ClickAsync();
        await Expect(Admission("申2")).ToContainTextAsync("不予采信（没有原件）", Told);
        Assert.Empty(await Accessibility.ViolationsAsync(house.Presiding.Page));
    }

    private async Task FoundAsync(string hearing)
    {
        await house.Clerk.Page.GotoAsync(new Uri(house.System.Address, $"/playback/{hearing}").ToString());
        await house.Clerk.Find("transcript-search").FillAsync("系事后补签");
        await Expect(house.Clerk.Page.Locator("li.hit")).ToContainTextAsync("质证　申2《考勤表》", Told);
        await using var clerk = new Caller(house.System.Address);
        await clerk.SignInAsync("clerk", house.System.Password("clerk"));
        foreach (var document in (string[])["record.pdf", "cross-examination.pdf"])
        {
            var text = await PdfText.OfAsync(await clerk.Http.GetByteArrayAsync(new Uri($"/api/hearings/{hearing}/{document}", UriKind.Relative)));
            foreach (var words in (string[])["申1", "与加班无关", "系事后补签", "不予采信，理由：没有原件", "未与原件核对"])
                Assert.Contains(words, text, StringComparison.Ordinal);
        }
    }

    private ILocator Opinion(string label) => house.Clerk.Page.Locator($"[data-examination='{label}']").GetByTestId("opinion-Respondent");

    private static ILocator Block(Person person, string label) => person.Page.Locator($"[data-testid=examination-block][data-label='{label}']");
}
