using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>What some of the people may not see or hear, and what nobody may afterwards.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class SightTests(Courthouse house)
{
    private static readonly LocatorAssertionsToBeVisibleOptions Shown = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Counted = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_closed_session_shows_the_public_nothing_and_is_kept_apart_in_the_recording()
    {
        var filing = await house.BeginAsync("Investigation");
        await using var observer = await Person.SitDownAsync("observer", new Signal(285, 2300));
        await Courtroom.ComeInAsync(house.System, observer, await filing.AddAsync(house.System, "Observer", "旁一"));
        await Wait.UntilAsync("the observer sees the hearing", async () => (await Courtroom.FramesAsync(observer)).Values.Count(frames => frames > 0) >= 3, TimeSpan.FromSeconds(30));

        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-BeginClosedSession").ClickAsync();
        await house.Presiding.Find("step-reason").FillAsync("涉及商业秘密");
        await house.Presiding.Find("step-confirm").ClickAsync();
        await Expect(house.Claimant.Find("banner-closed")).ToBeVisibleAsync(Shown);
        await Wait.UntilAsync("the observer sees nobody", async () => (await Courtroom.FramesAsync(observer)).Count == 0, TimeSpan.FromSeconds(5));
        await house.Clerk.Find("editor-text").FillAsync("客户名单共四百户。");
        await house.Clerk.Find("editor-text").PressAsync("Enter");
        await house.Claimant.Find("line").First.WaitForAsync();
        await observer.Page.ReloadAsync();
        await observer.Find("courtroom").WaitForAsync();
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        Assert.Empty(await Courtroom.FramesAsync(observer));
        await Expect(observer.Find("banner-closed-out")).ToBeVisibleAsync(Shown);
        Assert.DoesNotContain("客户名单", await observer.Page.ContentAsync(), StringComparison.Ordinal);

        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-EndClosedSession").ClickAsync();
        await Wait.UntilAsync("the observer sees the hearing again", async () => (await Courtroom.FramesAsync(observer)).Values.Count(frames => frames > 0) >= 3, TimeSpan.FromSeconds(30));
        // With names and places, although its page was loaded while there was nothing to see.
        await Expect(observer.Find("tile")).ToHaveCountAsync(3, Counted);
        Assert.DoesNotContain("客户名单", await observer.Page.ContentAsync(), StringComparison.Ordinal);
        await house.AdjournAsync("另行通知");
        var rows = Directory.GetFiles(house.System.Data, "manifest.jsonl", SearchOption.AllDirectories).Where(file => file.Contains(filing.Hearing, StringComparison.Ordinal)).SelectMany(File.ReadLines).ToList();
        Assert.Contains(rows, row => row.Contains("\"access\":\"closed\"", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("\"access\":\"open\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_witness_waits_outside_testifies_and_is_outside_again()
    {
        var filing = await house.BeginAsync("Investigation");
        await using var witness = await Person.SitDownAsync("witness", new Signal(285, 2300));
        await Courtroom.ReachDoorAsync(witness, house.System.Local((await filing.AddAsync(house.System, "Witness", "赵立新", "claimant")).Url));
        await witness.Find("enter-courtroom").ClickAsync();
        await Expect(witness.Find("waiting-hall")).ToBeVisibleAsync(Shown);
        await house.Clerk.Find("editor-text").FillAsync("申请人称每日工作十二小时。");
        await house.Clerk.Find("editor-text").PressAsync("Enter");
        await house.Claimant.Find("line").First.WaitForAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        Assert.Equal("idle", await Courthouse.OwnSourceAsync(witness));
        Assert.DoesNotContain("十二小时", await witness.Page.ContentAsync(), StringComparison.Ordinal);
        await using var gateway = new GatewayList(house.System);
        // By the gateway's own list: six edges of two lines each among those who are inside, and no packet to or from anybody else.
        var claimant = await Courtroom.SeatAsync(house.Claimant);
        var edges = await gateway.ReadAsync(filing.Hearing);
        Assert.Equal(12, edges.Count(edge => edge.PacketsOfViewer > 0));
        Assert.All(edges, edge => Assert.True(IsInside(edge.Viewer) && IsInside(edge.Seat), $"{edge}"));
        bool IsInside(string seat) => seat is "presiding" or "clerk" || seat == claimant;

        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-CallWitness").ClickAsync();
        await house.PhaseAsync("Witness");
        await Wait.UntilAsync("the witness sees the others, by name", async () =>
            (await Courtroom.FramesAsync(witness)).Values.Count(frames => frames > 0) >= 3 && await witness.Find("tile").CountAsync() >= 4, TimeSpan.FromSeconds(30));
        await Wait.UntilAsync("the others see the witness", async () => (await Courtroom.FramesAsync(house.Claimant)).Values.Count(frames => frames > 0) >= 3, TimeSpan.FromSeconds(30));
        Assert.DoesNotContain("十二小时", await witness.Page.ContentAsync(), StringComparison.Ordinal);

        await Courtroom.NextStepAsync(house.Presiding, "Investigation");
        await Expect(witness.Find("waiting-hall")).ToBeVisibleAsync(Shown);
        await Wait.UntilAsync("nobody sees the witness", async () => (await Courtroom.FramesAsync(house.Claimant)).Count == 2, TimeSpan.FromSeconds(10));
        await house.Clerk.Find("editor-text").FillAsync("仲裁庭评议证人证言。");
        await house.Clerk.Find("editor-text").PressAsync("Enter");
        await house.Claimant.Find("line").Filter(new LocatorFilterOptions { HasText = "评议证人证言" }).WaitForAsync();
        await witness.Page.ReloadAsync();
        await Expect(witness.Find("waiting-hall")).ToBeVisibleAsync(Shown);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        var seen = await witness.Page.ContentAsync();
        foreach (var planted in (string[])["十二小时", "评议证人证言"]) Assert.DoesNotContain(planted, seen, StringComparison.Ordinal);
        Assert.Equal("idle", await Courthouse.OwnSourceAsync(witness));
    }

    [Fact]
    public async Task What_is_said_in_mediation_is_in_no_recording_and_the_hearing_goes_on_where_it_was()
    {
        var filing = await house.BeginAsync("Investigation");
        await Courtroom.NextStepAsync(house.Presiding, "Debate");
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-BeginMediation").ClickAsync();
        await house.Presiding.Find("step-reason").FillAsync("双方同意调解");
        await house.Presiding.Find("step-confirm").ClickAsync();
        await house.PhaseAsync("Mediation");
        await Expect(house.Claimant.Find("banner-mediation")).ToBeVisibleAsync(Shown);
        var from = await Courthouse.SecondsAsync(house.Clerk) + 1;
        // They go on talking to each other.
        await Wait.UntilAsync("the claimant sees the tribunal", async () => (await Courtroom.FramesAsync(house.Claimant)).Values.Count(frames => frames > 0) >= 2, TimeSpan.FromSeconds(30));
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        var to = await Courthouse.SecondsAsync(house.Clerk) - 0.5;
        await Courtroom.NextStepAsync(house.Presiding, "Debate");
        await Task.Delay(TimeSpan.FromSeconds(4), TimeProvider.System);
        await house.AdjournAsync("调解成功，制作调解书");

        await using var files = await ExportedHearing.WaitAsync(house.System, filing.Hearing, Directory.CreateTempSubdirectory("course-").FullName);
        var mp4 = new MediaFile(await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4"));
        var sound = await mp4.SoundAsync();
        Assert.InRange(Courthouse.Loudest(sound, Signal.Claimant.Hertz, 0, from - 1), 0.02, 1);
        foreach (var signal in (Signal[])[Signal.Presiding, Signal.Clerk, Signal.Claimant]) Assert.InRange(Courthouse.Loudest(sound, signal.Hertz, from, to), 0, 0.001);
        Assert.InRange(Courthouse.Loudest(sound, Signal.Claimant.Hertz, to + 1.5, sound.Length / 48_000d), 0.02, 1);
        // Nobody is seen either: the slate is one still picture without anybody's colour.
        Assert.False(await Courthouse.IsSeenAsync(mp4, Signal.Clerk, (from + to) / 2));
        Assert.True(await Courthouse.IsSeenAsync(mp4, Signal.Clerk, from - 2.5));
        var own = Assert.Single(files.Recording.GetProperty("tracks").EnumerateArray(), track => track.GetProperty("name").GetString() == "申请人 罗启航");
        Assert.Contains(own.GetProperty("gaps").EnumerateArray(), gap => gap.GetProperty("cause").GetString() == "off-the-record");
    }
}
