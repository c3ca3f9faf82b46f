using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>Order in the room (R43), as the people at their pages meet it.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class DisciplineTests(Courthouse house)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Shown = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToContainTextOptions Said = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Counted = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_party_is_warned_reprimanded_and_removed_with_the_words_in_the_record_and_comes_back_only_when_let_in()
    {
        await house.EndLastAsync();
        var (system, presiding, claimant) = (house.System, house.Presiding, house.Claimant);
        var filing = await Filing.OpenAsync(system);
        await Courtroom.EnterAsync(system, presiding, filing.Hearing);
        var link = filing.Links.First(issued => issued.Role == "Claimant");
        await Courtroom.JoinAsync(system, claimant, link);

        // The clerk is here without a browser: two are enough for this machine.
        await using var caller = new Caller(system.Address);
        await caller.SignInAsync("clerk", system.Password("clerk"));
        await using var clerk = await Seat.EnterAsync(caller, filing.Hearing);
        await clerk.StepAsync("OpenLobby");

        await presiding.Find("people-tab").ClickAsync();
        var row = presiding.Page.Locator("[data-testid=people] li").Filter(new LocatorFilterOptions { HasText = "罗启航" });
        await CameraStopsAndGoesOnAsync(presiding, claimant, row);
        await OrderAsync(presiding, row, "Warning", "请勿打断他人发言。");
        await Expect(claimant.Find("discipline-band")).ToContainTextAsync("请勿打断他人发言。", Said);
        await claimant.Find("discipline-read").ClickAsync();
        await Expect(claimant.Find("discipline-band")).ToHaveCountAsync(0, Counted);
        await OrderAsync(presiding, row, "Reprimand", "经警告仍不改正。");
        await Expect(claimant.Find("discipline-band")).ToContainTextAsync("经警告仍不改正。", Said);

        await OrderAsync(presiding, row, "Removal", "屡劝不止。");
        await Expect(claimant.Find("removed")).ToContainTextAsync("屡劝不止。", Said);
        await Wait.UntilAsync("their media is cut", async () => await presiding.Page.EvaluateAsync<int>("() => Object.keys(window.__court.sources).length") == 0, TimeSpan.FromSeconds(30));

        // Neither the button nor the link lets them back.
        await claimant.Find("retry").ClickAsync();
        await Expect(claimant.Find("removed")).ToBeVisibleAsync(Shown);
        await claimant.Page.GotoAsync("about:blank");
        await claimant.Page.GotoAsync(system.Local(link.Url).ToString());
        await claimant.Find("enter-courtroom").ClickAsync();
        await Expect(claimant.Find("removed")).ToBeVisibleAsync(Shown);

        await row.GetByTestId("readmit").ClickAsync();
        await presiding.Find("order-words").FillAsync("请遵守庭审纪律。");
        await presiding.Find("order-confirm").ClickAsync();
        await Expect(presiding.Find("order-dialog")).ToHaveCountAsync(0, Counted);
        await claimant.Find("retry").ClickAsync();
        await Expect(claimant.Find("courtroom")).ToBeVisibleAsync(Shown);

        var record = claimant.Page.Locator("[data-testid=line] p");
        foreach (var line in (string[])["对申请人罗启航予以警告：请勿打断他人发言。", "对申请人罗启航予以训诫：经警告仍不改正。", "责令申请人罗启航退出仲裁庭：屡劝不止。", "准许申请人罗启航重新入庭。请遵守庭审纪律。"])
            await Expect(record.Filter(new LocatorFilterOptions { HasText = line })).ToHaveCountAsync(1, Counted);
        await Wait.UntilAsync("they are seen again", async () => (await Courtroom.FramesAsync(presiding)).Values.Any(frames => frames > 0), TimeSpan.FromSeconds(30));
    }

    /// <summary>The gateway itself sends no more pictures: the viewer's own count of frames stands still.</summary>
    private static async Task CameraStopsAndGoesOnAsync(Person presiding, Person claimant, ILocator row)
    {
        await FramesGoAsync(presiding, go: true);
        await row.GetByTestId("stop-camera").ClickAsync();
        await Expect(claimant.Find("banner-camera-stopped")).ToBeVisibleAsync(Shown);
        await FramesGoAsync(presiding, go: false);
        await row.GetByTestId("stop-camera").ClickAsync();
        await FramesGoAsync(presiding, go: true);
        await Expect(claimant.Find("banner-camera-stopped")).ToHaveCountAsync(0, Counted);
    }

    private static async Task FramesGoAsync(Person person, bool go)
    {
        var before = -1L;
        await Wait.UntilAsync(go ? "pictures come" : "no picture comes", async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(600), TimeProvider.System);
            var now = (await Courtroom.FramesAsync(person)).Values.Sum();
            var moved = before >= 0 && now > before;
            var stood = before >= 0 && now == before;
            before = now;
            return go ? moved : stood;
        }, TimeSpan.FromSeconds(30));
    }

    private static async Task OrderAsync(Person presiding, ILocator row, string measure, string words)
    {
        await row.GetByTestId("order").ClickAsync();
        await presiding.Find($"measure-{measure}").CheckAsync();
        await presiding.Find("order-words").FillAsync(words);
        await presiding.Find("order-confirm").ClickAsync();
        await Expect(presiding.Find("order-dialog")).ToHaveCountAsync(0, Counted);
    }
}
