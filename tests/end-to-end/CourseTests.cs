using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>What can come between the opening and the close of a hearing, as the people at their pages meet it.</summary>
public sealed class CourseTests(Courthouse house) : IClassFixture<Courthouse>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Shown = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToBeEnabledOptions Enabled = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Counted = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveAttributeOptions Offered = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_request_for_recusal_stops_the_hearing_until_it_is_decided()
    {
        await house.BeginAsync("RightsAndRecusal");
        await house.Claimant.Find("recusal-request").ClickAsync();
        // Without a reason nothing is sent, and the page says what is missing.
        await house.Claimant.Find("recusal-send").ClickAsync();
        await Expect(house.Claimant.Page.Locator("[data-testid=recusal-dialog] [role=alert]")).ToBeVisibleAsync(Shown);
        await house.Claimant.Find("recusal-reason").FillAsync("仲裁员与对方代理人是同学。");
        await house.Claimant.Find("recusal-send").ClickAsync();
        await house.PhaseAsync("Recess");

        await Expect(house.Presiding.Page.Locator("[data-testid=primary-step][data-step=Resume]")).ToBeDisabledAsync(new() { Timeout = 30_000 });
        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-DecideRecusal").ClickAsync();
        await Expect(house.Presiding.Page.Locator("[data-testid=step-dialog] blockquote")).ToContainTextAsync("仲裁员与对方代理人是同学。");
        await house.Presiding.Find("step-reason").FillAsync("同学关系不影响公正仲裁。");
        await house.Presiding.Find("step-confirm").ClickAsync();
        var resume = house.Presiding.Page.Locator("[data-testid=primary-step][data-step=Resume]");
        await Expect(resume).ToBeEnabledAsync(Enabled);
        await resume.ClickAsync();
        await house.PhaseAsync("RightsAndRecusal");
        await Courtroom.NextStepAsync(house.Presiding, "Investigation");
    }

    [Fact]
    public async Task A_technical_interruption_freezes_the_phase_and_everybody_is_told()
    {
        await house.BeginAsync("Investigation");
        await house.Clerk.Find("more-steps").ClickAsync();
        await house.Clerk.Find("step-BeginInterruption").ClickAsync();
        await house.Clerk.Find("step-reason").FillAsync("申请人网络中断");
        await house.Clerk.Find("step-confirm").ClickAsync();
        foreach (var person in (Person[])[house.Presiding, house.Clerk, house.Claimant]) await Expect(person.Find("banner-interruption")).ToBeVisibleAsync(Shown);
        await Expect(house.Presiding.Find("primary-step")).ToBeDisabledAsync(new() { Timeout = 30_000 });

        // Who comes back meanwhile finds the same.
        await house.Claimant.Page.ReloadAsync();
        await Expect(house.Claimant.Find("banner-interruption")).ToBeVisibleAsync(Shown);
        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-EndInterruption").ClickAsync();
        foreach (var person in (Person[])[house.Presiding, house.Clerk, house.Claimant]) await Expect(person.Find("banner-interruption")).ToHaveCountAsync(0, Counted);
        await Courtroom.NextStepAsync(house.Presiding, "Debate");
        await house.PhaseAsync("Debate");
        // The recording went on all the while.
        Assert.Equal("running", await Courtroom.RecordingAsync(house.Clerk));
    }

    [Fact]
    public async Task An_adjourned_hearing_goes_on_in_the_next_sitting_where_it_ended()
    {
        var filing = await house.BeginAsync("Investigation");
        await Courtroom.NextStepAsync(house.Presiding, "Debate");
        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-Adjourn").ClickAsync();
        await house.Presiding.Find("step-reason").FillAsync("申请人需要补充证据");
        await house.Presiding.Find("step-confirm").ClickAsync();
        foreach (var person in (Person[])[house.Presiding, house.Clerk]) await Expect(person.Find("closed")).ToBeVisibleAsync(Shown);

        await Expect(house.Claimant.Find("goes-on")).ToContainTextAsync("辩论", new() { Timeout = 30_000 });

        // The next sitting has its own date, link and record.
        await house.Clerk.Page.GotoAsync(new Uri(house.System.Address, $"/desk/cases/{filing.CaseId}").ToString());
        var next = await DeskWork.ScheduleAsync(house.Clerk);
        Assert.NotEqual(filing.Hearing, next);
        var link = await DeskWork.IssueLinkAsync(house.Clerk, next, "Claimant", "罗启航");
        await Proceedings.BringToAsync(house.System, next, "Opening");
        await Courtroom.EnterAsync(house.System, house.Presiding, next);
        await Courtroom.EnterAsync(house.System, house.Clerk, next);
        await Courtroom.JoinAsync(house.System, house.Claimant, link);

        await Expect(house.Presiding.Find("primary-step")).ToHaveAttributeAsync("data-step", "ContinueHearing", Offered);
        await Courtroom.NextStepAsync(house.Presiding, "Debate");
        await house.PhaseAsync("Debate");
        await Wait.UntilAsync("the parties see each other again", async () => (await Courtroom.FramesAsync(house.Claimant)).Values.Any(frames => frames > 0), TimeSpan.FromSeconds(30));
    }
}
