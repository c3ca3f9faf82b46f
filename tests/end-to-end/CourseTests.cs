using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>What can come between the opening and the close of a hearing, as the people at their pages meet it.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class CourseTests(Courthouse house)
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
        await house.AdjournAsync("申请人需要补充证据");
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
        // Scheduled at the desk, where people are let in one by one unless the clerk says otherwise.
        await Courtroom.ReachDoorAsync(house.Claimant, house.System.Local(link.Url), link.Code);
        await house.Claimant.Find("enter-courtroom").ClickAsync();
        await Expect(house.Claimant.Find("waiting-hall")).ToBeVisibleAsync(Shown);
        await Expect(house.Clerk.Find("door-band")).ToContainTextAsync("罗启航", new() { Timeout = 30_000 });
        Assert.Equal("idle", await Courthouse.OwnSourceAsync(house.Claimant));
        await house.Presiding.Find("admit").ClickAsync();
        // What was held to the camera is there to be looked at, and nowhere in the case's recording.
        await Expect(house.Presiding.Find("identity-picture")).ToBeVisibleAsync(Shown);
        await house.Presiding.Find("identity-verified").ClickAsync();
        await Expect(house.Claimant.Find("courtroom")).ToBeVisibleAsync(Shown);
        await Expect(house.Clerk.Find("door-band")).ToHaveCountAsync(0, Counted);
        await house.Claimant.Page.ReloadAsync();
        await Expect(house.Claimant.Find("courtroom")).ToBeVisibleAsync(Shown);

        await Expect(house.Presiding.Find("primary-step")).ToHaveAttributeAsync("data-step", "ContinueHearing", Offered);
        await Courtroom.NextStepAsync(house.Presiding, "Debate");
        await house.PhaseAsync("Debate");
        await Wait.UntilAsync("the parties see each other again", async () => (await Courtroom.FramesAsync(house.Claimant)).Values.Any(frames => frames > 0), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_interpreter_beside_the_floor_is_heard_by_whoever_chooses_it_and_by_nobody_in_the_recording()
    {
        var signal = new Signal(285, 2300);
        var filing = await house.BeginAsync("Investigation");
        await using var interpreter = await Person.SitDownAsync("interpreter", signal);
        await Courtroom.ComeInAsync(house.System, interpreter, await filing.AddAsync(house.System, "Interpreter", "林译"));
        await house.Clerk.Find("people-tab").ClickAsync();
        await Wait.UntilAsync("the interpreter is heard", async () => await VolumesAsync(house.Claimant) is { Interpreter: 1, Floor: 1 }, TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);

        await house.Clerk.Find("interpret-aside").ClickAsync();
        await Expect(house.Claimant.Find("listening-band")).ToBeVisibleAsync(Shown);
        await Expect(interpreter.Find("listening-band")).ToHaveCountAsync(0, Counted);
        await Wait.UntilAsync("the floor is chosen by itself", async () => await VolumesAsync(house.Claimant) is { Interpreter: 0, Floor: 1 }, TimeSpan.FromSeconds(30));
        var from = await Courthouse.SecondsAsync(house.Clerk) + 1;
        await house.Claimant.Find("listen-interpreted").ClickAsync();
        await Wait.UntilAsync("the interpreter is heard over the floor", async () => await VolumesAsync(house.Claimant) is { Interpreter: 1, Floor: < 0.3 }, TimeSpan.FromSeconds(30));
        Assert.Equal((0, 1), await VolumesAsync(house.Presiding));
        await Expect(house.Clerk.Page.Locator("[data-testid=people] li").Filter(new LocatorFilterOptions { HasText = "罗启航" }).GetByTestId("interpreted-mark")).ToBeVisibleAsync(Shown);
        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System);
        var to = await Courthouse.SecondsAsync(house.Clerk) - 0.5;
        await house.Clerk.Find("interpret-aside").ClickAsync();
        await Wait.UntilAsync("everybody hears everybody", async () => await VolumesAsync(house.Claimant) is { Interpreter: 1, Floor: 1 }, TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        await house.AdjournAsync("翻译需要休息");

        await using var files = await ExportedHearing.WaitAsync(house.System, filing.Hearing, Directory.CreateTempSubdirectory("course-").FullName);
        var sound = await new MediaFile(await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4")).SoundAsync();
        var before = Courthouse.Loudest(sound, signal.Hertz, 0, from - 1);
        Assert.InRange(before, 0.02, 1);
        // The others' beeps go on, and where one begins there is a little of every pitch.
        Assert.InRange(Courthouse.Loudest(sound, signal.Hertz, from, to), 0, before / 8);
        Assert.InRange(Courthouse.Loudest(sound, Signal.Claimant.Hertz, from, to), 0.02, 1);
        Assert.InRange(Courthouse.Loudest(sound, signal.Hertz, to + 1.5, sound.Length / 48_000d), 0.02, 1);
        var track = Assert.Single(files.Recording.GetProperty("tracks").EnumerateArray(), track => track.GetProperty("name").GetString() == "翻译 林译");
        Assert.True(track.GetProperty("recordedUs").GetInt64() / 1e6 > (to - from) + 6, $"{track}");
        var text = (await CommandLine.RunAsync("pdftotext", ["-layout", await files.SaveAsync("/record.pdf", "record.pdf"), "-"])).Output;
        foreach (var noted in (string[])["开始同声传译", "改听翻译声道", "结束同声传译"]) Assert.Contains(noted, text, StringComparison.Ordinal);
    }

    /// <summary>How loud the interpreter is played on somebody's page, and the loudest of the others.</summary>
    private static async Task<(double Interpreter, double Floor)> VolumesAsync(Person person)
    {
        var sources = (await person.CourtAsync()).GetProperty("sources").EnumerateObject().ToList();
        var staff = sources.Where(source => source.Name.StartsWith("presiding/", StringComparison.Ordinal) || source.Name.StartsWith("clerk/", StringComparison.Ordinal)).ToList();
        double Volume(System.Text.Json.JsonProperty source) => source.Value.GetProperty("volume") is { ValueKind: System.Text.Json.JsonValueKind.Number } known ? known.GetDouble() : -1;
        // On the claimant's and the tribunal's pages alike, who is no staff and not oneself is the interpreter; others are left out.
        var others = sources.Except(staff).Select(Volume).ToList();
        return (others.Count == 0 ? -1 : others.Min(), staff.Count == 0 ? -1 : staff.Select(Volume).Max());
    }
}
