using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>A person's devices fail or change: a phone takes over, another device asks to come in, a microphone gives nothing.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class DeviceTests(Courthouse house)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly LocatorAssertionsToBeVisibleOptions Shown = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Counted = new() { Timeout = 30_000 };
    private static readonly ViewportSize Handheld = new() { Width = 390, Height = 844 };

    [Fact]
    public async Task A_phone_takes_over_microphone_and_camera_and_gives_them_back()
    {
        var filing = await house.BeginAsync("Investigation");
        await using var phone = await Person.SitDownAsync("phone", Signal.Respondent, Handheld);
        await Wait.UntilAsync("the claimant is seen", async () => await MovesAsync("/cam/"), Patience);
        await house.Claimant.Find("devices").ClickAsync();
        await house.Claimant.Find("phone-Both").ClickAsync();
        var url = await house.Claimant.Find("phone-qr").GetAttributeAsync("data-url");

        await phone.Page.GotoAsync(house.System.Local(new Uri(url!)).ToString());
        Assert.DoesNotContain('#', phone.Page.Url);
        await Expect(phone.Find("phone-page")).ToContainTextAsync("罗启航");
        Assert.Empty(await Accessibility.ViolationsAsync(phone.Page));
        await phone.Find("phone-begin").ClickAsync();
        await Expect(phone.Find("phone-sending")).ToHaveAttributeAsync("data-flows", "true", new() { Timeout = 30_000 });
        await Expect(house.Claimant.Find("phone-band")).ToHaveAttributeAsync("data-flows", "true", new() { Timeout = 30_000 });
        await Expect(house.Claimant.Page.Locator("[data-testid=tile][data-state=byPhone]")).ToBeVisibleAsync(Shown);
        await Expect(house.Claimant.Find("device-dialog")).ToHaveCountAsync(0, Counted);
        await Wait.UntilAsync("the claimant is seen by the phone alone", async () => await MovesAsync("/phone") && !await MovesAsync("/cam/"), Patience);
        await house.Presiding.Find("people-tab").ClickAsync();
        await Expect(house.Presiding.Find("phone-mark")).ToBeVisibleAsync(Shown);
        await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System);
        var from = await Courthouse.SecondsAsync(house.Clerk) + 1;
        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System);
        var to = await Courthouse.SecondsAsync(house.Clerk) - 0.5;

        // The phone's page is loaded anew: it goes on by itself.
        await phone.Page.ReloadAsync();
        await Expect(phone.Find("phone-sending")).ToHaveAttributeAsync("data-flows", "true", new() { Timeout = 30_000 });
        await Wait.UntilAsync("the phone is seen again", async () => await MovesAsync("/phone"), Patience);

        await house.Claimant.Find("phone-back").ClickAsync();
        await Expect(phone.Find("phone-over")).ToBeVisibleAsync(Shown);
        await Expect(house.Claimant.Find("phone-band")).ToHaveCountAsync(0, Counted);
        await Wait.UntilAsync("the claimant's own device is seen again", async () => await MovesAsync("/cam/") && !await MovesAsync("/phone"), Patience);
        await house.AdjournAsync("另行通知");

        await using var files = await ExportedHearing.WaitAsync(house.System, filing.Hearing, Directory.CreateTempSubdirectory("course-").FullName);
        var mp4 = new MediaFile(await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4"));
        var sound = await mp4.SoundAsync();
        Assert.InRange(Courthouse.Loudest(sound, Signal.Respondent.Hertz, from, to), 0.02, 1);
        Assert.InRange(Courthouse.Loudest(sound, Signal.Claimant.Hertz, from, to), 0, Courthouse.Loudest(sound, Signal.Claimant.Hertz, 0, from - 3) / 8);
        Assert.True(await Courthouse.IsSeenAsync(mp4, Signal.Respondent, (from + to) / 2));
        Assert.False(await Courthouse.IsSeenAsync(mp4, Signal.Claimant, (from + to) / 2));
        // A note may go over the end of a line.
        var text = string.Concat((await CommandLine.RunAsync("pdftotext", [await files.SaveAsync("/record.pdf", "record.pdf"), "-"])).Output.Where(c => !char.IsWhiteSpace(c)));
        foreach (var noted in (string[])["声音和图像改由其手机传送", "恢复使用原设备"]) Assert.Contains(noted, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_device_with_the_right_code_comes_in_when_the_tribunal_says_yes()
    {
        var filing = await house.BeginAsync("Waiting");
        var link = filing.Links.First(link => link.Role == "Claimant");
        await using var tablet = await Person.SitDownAsync("tablet", Signal.Respondent, Handheld);
        await tablet.Page.GotoAsync(house.System.Local(link.Url).ToString());
        await tablet.Find("join-code").FillAsync(link.Code);
        await tablet.Find("join-code-send").ClickAsync();
        await Expect(tablet.Find("device-waits")).ToBeVisibleAsync(Shown);
        Assert.Empty(await Accessibility.ViolationsAsync(tablet.Page));
        await Expect(house.Clerk.Find("device-band")).ToContainTextAsync("罗启航", new() { Timeout = 30_000 });
        // Until then the seat is where it was.
        Assert.Equal("Waiting", await Courtroom.PhaseAsync(house.Claimant));
        await house.Clerk.Find("device-grant").ClickAsync();
        await Expect(tablet.Find("equipment-start")).ToBeVisibleAsync(Shown);
        await Expect(house.Presiding.Find("device-band")).ToHaveCountAsync(0, Counted);
    }

    [Fact]
    public async Task A_microphone_that_gives_nothing_is_said_to_its_owner()
    {
        await house.BeginAsync("Waiting");
        await Wait.UntilAsync("the claimant is seen", async () => await MovesAsync("/cam/"), Patience);
        await house.Claimant.Page.EvaluateAsync("() => window.__hush(true)");
        await Expect(house.Claimant.Find("banner-silent")).ToBeVisibleAsync(Shown);
        await house.Claimant.Page.EvaluateAsync("() => window.__hush(false)");
        await Expect(house.Claimant.Find("banner-silent")).ToHaveCountAsync(0, Counted);
    }

    /// <summary>Whether the presiding arbitrator sees a picture of such a source of the claimant move.</summary>
    private async Task<bool> MovesAsync(string device)
    {
        var before = await Courtroom.FramesAsync(house.Presiding);
        await Task.Delay(TimeSpan.FromMilliseconds(600), TimeProvider.System);
        var seat = await house.Claimant.Page.Locator("[data-testid=tile].me").GetAttributeAsync("data-seat");
        return (await Courtroom.FramesAsync(house.Presiding)).Any(source => source.Key.StartsWith($"{seat}{device}", StringComparison.Ordinal) && source.Value > before.GetValueOrDefault(source.Key, long.MaxValue));
    }
}
