using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>Some people sit in the tribunal's room, then all of them: one device serves the room, and a howling one is named.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class MixedRoomTests(Courthouse house)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly LocatorAssertionsToBeVisibleOptions Shown = new() { Timeout = 30_000 };
    private static readonly LocatorAssertionsToHaveCountOptions Counted = new() { Timeout = 30_000 };

    [Fact]
    public async Task In_the_room_one_device_serves_all_and_the_remote_party_and_the_recording_hear_it_alone()
    {
        var filing = await house.BeginAsync("Investigation");
        await house.Presiding.Find("people-tab").ClickAsync();
        await Wait.UntilAsync("everybody is heard", async () => await PlayedAsync(house.Claimant) == 2 && await PlayedAsync(house.Clerk) == 2, Patience);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);

        await RowOf("presiding").GetByTestId("place-seat").ClickAsync();
        await RowOf("clerk").GetByTestId("place-seat").ClickAsync();
        await Expect(RowOf("presiding").GetByTestId("in-room-mark")).ToContainTextAsync("收音设备", new() { Timeout = 30_000 });
        await Expect(house.Clerk.Find("banner-in-room")).ToContainTextAsync("沈维钧", new() { Timeout = 30_000 });
        // The clerk's tablet plays nothing, and nobody hears its microphone, by the gateway's doing.
        await Wait.UntilAsync("the clerk's device plays nothing", async () => await PlayedAsync(house.Clerk) == 0, Patience);
        Assert.Equal(2, await PlayedAsync(house.Presiding));
        await Wait.UntilAsync("nothing of the clerk's microphone reaches the claimant", async () => !await HearsMoreAsync(house.Claimant, "clerk"), Patience);
        Assert.True(await HearsMoreAsync(house.Claimant, "presiding"));
        var from = await Courthouse.SecondsAsync(house.Clerk) + 1;
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
        var to = await Courthouse.SecondsAsync(house.Clerk) - 0.5;

        // The room's microphone is another one from now on.
        await RowOf("clerk").GetByTestId("serve-room").ClickAsync();
        await Wait.UntilAsync("the claimant hears the clerk's device", async () => await HearsMoreAsync(house.Claimant, "clerk") && !await HearsMoreAsync(house.Claimant, "presiding"), Patience);

        // The party's telephone stands before its own loudspeaker.
        await house.Claimant.Page.EvaluateAsync("() => window.__howl(true)");
        await Expect(house.Claimant.Find("banner-howling")).ToBeVisibleAsync(Shown);
        await Expect(house.Presiding.Page.GetByTestId("howling")).ToBeVisibleAsync(Shown);
        await house.Claimant.Page.EvaluateAsync("() => window.__howl(false)");
        await Expect(house.Claimant.Find("banner-howling")).ToHaveCountAsync(0, Counted);

        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-ChangeToInPerson").ClickAsync();
        await house.Presiding.Find("step-reason").FillAsync("申请人网络条件不足，各方同意到现场");
        await house.Presiding.Find("step-confirm").ClickAsync();
        await Expect(house.Claimant.Find("banner-in-person")).ToBeVisibleAsync(Shown);
        await Expect(house.Claimant.Find("banner-in-room")).ToBeVisibleAsync(Shown);
        await Wait.UntilAsync("only one device plays", async () => await PlayedAsync(house.Claimant) == 0 && await PlayedAsync(house.Clerk) == 2, Patience);
        await house.Claimant.Page.ReloadAsync();
        await Expect(house.Claimant.Find("banner-in-person")).ToBeVisibleAsync(Shown);
        await house.Presiding.Find("more-steps").ClickAsync();
        await house.Presiding.Find("step-ReturnToOnline").ClickAsync();
        await Expect(house.Claimant.Find("banner-in-person")).ToHaveCountAsync(0, Counted);
        await Wait.UntilAsync("everybody is heard again", async () => await PlayedAsync(house.Claimant) == 2 && await PlayedAsync(house.Presiding) == 2, Patience);
        await house.AdjournAsync("另行通知");

        await using var files = await ExportedHearing.WaitAsync(house.System, filing.Hearing, Directory.CreateTempSubdirectory("course-").FullName);
        var sound = await new MediaFile(await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4")).SoundAsync();
        var before = Courthouse.Loudest(sound, Signal.Clerk.Hertz, 0, from - 1);
        Assert.InRange(before, 0.02, 1);
        Assert.InRange(Courthouse.Loudest(sound, Signal.Clerk.Hertz, from, to), 0, before / 8);
        Assert.InRange(Courthouse.Loudest(sound, Signal.Presiding.Hertz, from, to), 0.02, 1);
        var text = (await CommandLine.RunAsync("pdftotext", ["-layout", await files.SaveAsync("/record.pdf", "record.pdf"), "-"])).Output;
        foreach (var noted in (string[])["到现场参加庭审", "转为现场开庭", "恢复在线开庭"]) Assert.Contains(noted, text, StringComparison.Ordinal);
    }

    private ILocator RowOf(string seat) => house.Presiding.Page.Locator($"[data-testid=people] li[data-seat='{seat}']");

    /// <summary>How many of the others somebody's loudspeaker plays.</summary>
    private static async Task<int> PlayedAsync(Person person) => (await person.CourtAsync()).GetProperty("sources").EnumerateObject()
        .Count(source => source.Value.GetProperty("volume") is { ValueKind: System.Text.Json.JsonValueKind.Number } volume && volume.GetDouble() > 0);

    private static async Task<bool> HearsMoreAsync(Person person, string seat)
    {
        var before = await PacketsAsync(person, seat);
        await Task.Delay(TimeSpan.FromMilliseconds(700), TimeProvider.System);
        return await PacketsAsync(person, seat) > before;
    }

    private static async Task<long> PacketsAsync(Person person, string seat) => (await person.CourtAsync()).GetProperty("sources").EnumerateObject()
        .Where(source => source.Name.StartsWith($"{seat}/", StringComparison.Ordinal)).Select(source => source.Value.GetProperty("audioPackets").GetInt64()).DefaultIfEmpty(0).Max();
}
