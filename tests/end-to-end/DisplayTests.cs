using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>A page is put before everyone while the clerk goes on typing, and is in the recording as it was seen.</summary>
[Collection(InTheCourthouse.Name)]
public sealed class DisplayTests(Courthouse house, ITestOutputHelper say)
{
    private const int Magenta = 300, Yellow = 60, Cyan = 180, ClipHertz = 2300;
    private static readonly LocatorAssertionsToHaveAttributeOptions Seen = new() { Timeout = 30_000 };

    [Fact]
    public async Task A_page_is_shown_flipped_zoomed_and_marked_for_everyone_and_the_recording_has_it()
    {
        var filing = await house.BeginAsync("Investigation");
        await EvidenceFiling.FileAsync(house.System, filing.Hearing, "勘验照片.pdf", ColourPages.Pdf("1 0 1", "1 1 0"));
        await EvidenceFiling.FileAsync(house.System, filing.Hearing, "门口监控.mp4", await ToneClip.MakeAsync("cyan", ClipHertz, 40));
        await house.Clerk.Find("editor-text").FillAsync("现在由仲裁庭出示证据");
        await house.Clerk.Find("editor-text").FocusAsync();
        await house.Clerk.Find("evidence-tab").ClickAsync();
        await house.Clerk.Page.Locator("[data-exhibit='庭1'] [data-testid=thumbnail][data-page='1']").ClickAsync();
        foreach (var person in (Person[])[house.Clerk, house.Presiding, house.Claimant])
        {
            await Expect(person.Find("page")).ToHaveAttributeAsync("data-ready", "true", Seen);
            await Expect(person.Find("display-label")).ToContainTextAsync("庭1");
        }

        var first = await house.AfterAWhileAsync();
        // One key cites what is shown, at the cursor.
        await house.Clerk.Page.Keyboard.PressAsync("Alt+c");
        await Expect(house.Clerk.Find("editor-text")).ToHaveValueAsync("现在由仲裁庭出示证据[庭1 第1页]");
        // The line that is being typed has not lost the focus, and the keys turn the page all the same.
        await Expect(house.Clerk.Find("editor-text")).ToBeFocusedAsync();
        var started = TimeProvider.System.GetTimestamp();
        await house.Clerk.Page.Keyboard.PressAsync("Alt+ArrowRight");
        await Expect(house.Claimant.Page.Locator("[data-testid=page][data-page='2'][data-ready=true]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        say.WriteLine($"from key to the claimant's page: {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms");
        await Expect(house.Clerk.Find("editor-text")).ToHaveValueAsync("现在由仲裁庭出示证据[庭1 第1页]");
        await house.Clerk.Page.Keyboard.PressAsync("Enter");
        var second = await house.AfterAWhileAsync();

        await house.Presiding.Find("zoom-in").ClickAsync();
        await house.Presiding.Find("zoom-in").ClickAsync();
        var part = "";
        await Wait.UntilAsync("everybody sees the same part", async () =>
            (part = await house.Presiding.Find("page").GetAttributeAsync("data-part") ?? "").Contains("0.44", StringComparison.Ordinal) && await house.Claimant.Find("page").GetAttributeAsync("data-part") == part, TimeSpan.FromSeconds(20));
        var third = await house.AfterAWhileAsync();

        await house.Presiding.Find("tool-Arrow").ClickAsync();
        var box = await house.Presiding.Find("page").BoundingBoxAsync() ?? throw new InvalidOperationException("no page");
        await house.Presiding.Page.Mouse.MoveAsync(box.X + box.Width * 0.45f, box.Y + box.Height * 0.4f);
        await house.Presiding.Page.Mouse.DownAsync();
        await house.Presiding.Page.Mouse.MoveAsync(box.X + box.Width * 0.55f, box.Y + box.Height * 0.6f, new() { Steps = 4 });
        await house.Presiding.Page.Mouse.UpAsync();
        await Expect(house.Claimant.Find("page")).ToHaveAttributeAsync("data-marks", "1", Seen);
        await house.Presiding.Find("tool-pointer").ClickAsync();
        await house.Presiding.Page.Mouse.MoveAsync(box.X + box.Width * 0.5f, box.Y + box.Height * 0.5f);
        await Expect(house.Claimant.Page.GetByTestId("page-pointer")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        foreach (var person in (Person[])[house.Presiding, house.Claimant]) Assert.Empty(await Accessibility.ViolationsAsync(person.Page));

        // Who comes back sees the same; who looks closer alone comes back to the others.
        await house.Claimant.Page.ReloadAsync();
        await Expect(house.Claimant.Find("page")).ToHaveAttributeAsync("data-part", part, Seen);
        await house.Claimant.Find("zoom-fit").ClickAsync();
        await Expect(house.Claimant.Find("own-view")).ToBeVisibleAsync();
        await house.Claimant.Find("follow").ClickAsync();
        await Expect(house.Claimant.Find("page")).ToHaveAttributeAsync("data-part", part, Seen);
        await house.Presiding.Find("display-clear").ClickAsync();
        await Expect(house.Claimant.Find("display")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        var cleared = await house.AfterAWhileAsync();
        await ReadCitedAsync(house.Claimant);
        var two = await TwoPagesAsync();
        var clip = await PlayAsync();
        await house.AdjournAsync("另行通知");

        await using var files = await ExportedHearing.WaitAsync(house.System, filing.Hearing, Directory.CreateTempSubdirectory("display-").FullName);
        var recording = new MediaFile(await files.SaveAsync("/recording/hearing.mp4", "hearing.mp4"));
        Assert.NotNull(await TileAsync(recording, Magenta, first));
        Assert.Null(await TileAsync(recording, Yellow, first));
        var whole = await TileAsync(recording, Yellow, second);
        var zoomed = await TileAsync(recording, Yellow, third);
        Assert.True(zoomed!.Width > whole!.Width * 1.4, $"{zoomed} is hardly larger than {whole}");
        Assert.Null(await TileAsync(recording, Yellow, cleared));
        say.WriteLine($"in the recording: whole {whole}, zoomed {zoomed}");
        var (left, right) = (await TileAsync(recording, Magenta, two), await TileAsync(recording, Yellow, two));
        Assert.True(left!.X + left.Width < right!.X, $"{left} and {right} are not beside each other");
        Assert.NotNull(await TileAsync(recording, Cyan, clip.Began + 2));
        Assert.Null(await TileAsync(recording, Cyan, clip.Gone));
        await HeardAsync(recording, clip);
        await PlaybackAsync(filing.Hearing);
    }

    /// <summary>The line names the page, and whoever may read it opens it from there.</summary>
    private static async Task ReadCitedAsync(Person reader)
    {
        await reader.Find("cite").First.ClickAsync();
        await Expect(reader.Find("reader-page")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await reader.Page.Keyboard.PressAsync("Escape");
        await Expect(reader.Find("reader-page")).ToHaveCountAsync(0, new() { Timeout = 10_000 });
    }

    private async Task<double> TwoPagesAsync()
    {
        ILocator Thumbnail(int page) => house.Clerk.Page.Locator($"[data-exhibit='庭1'] [data-testid=thumbnail][data-page='{page}']");
        await Thumbnail(1).ClickAsync();
        await house.Clerk.Find("beside-next").ClickAsync();
        await Thumbnail(2).ClickAsync();
        await Expect(house.Claimant.Page.Locator("[data-testid=page][data-page='2'][data-ready=true]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(house.Claimant.Page.Locator("[data-testid=page-beside][data-page='1'][data-ready=true]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var two = await house.AfterAWhileAsync();
        // What is zoomed is the one that was chosen; the other stays whole.
        await house.Presiding.Find("choose-side").ClickAsync();
        await Expect(house.Claimant.Find("page")).ToHaveAttributeAsync("data-page", "1", Seen);
        await house.Presiding.Find("zoom-in").ClickAsync();
        await Wait.UntilAsync("the chosen page alone is zoomed", async () => (await house.Claimant.Find("page").GetAttributeAsync("data-part"))!.Contains("0.66", StringComparison.Ordinal)
            && (await house.Claimant.Find("page-beside").GetAttributeAsync("data-part"))!.Contains("\"width\":1", StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        await house.Presiding.Find("one-page").ClickAsync();
        await Expect(house.Claimant.Find("page-beside")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        return two;
    }

    /// <summary>Hearing seconds between which the clip played, and at which it is away.</summary>
    private async Task<(double Began, double Ended, double Gone)> PlayAsync()
    {
        Person[] all = [house.Clerk, house.Presiding, house.Claimant];
        await house.Clerk.Find("show-clip").ClickAsync();
        foreach (var person in all) await Expect(person.Find("clip-video")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Wait.UntilAsync("everybody has the clip", async () => (await Task.WhenAll(all.Select(ReadyAsync))).All(ready => ready >= 3), TimeSpan.FromSeconds(30));
        var began = await Courthouse.SecondsAsync(house.Clerk);
        await house.Presiding.Find("clip-play").ClickAsync();
        var apart = double.MaxValue;
        await Wait.UntilAsync("everybody plays, in step", async () => (apart = await ApartAsync(all)) <= 0.2, TimeSpan.FromSeconds(20));
        List<double> measured = [];
        for (var i = 0; i < 8; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System);
            measured.Add(await ApartAsync(all));
        }

        await house.Presiding.Find("clip-play").ClickAsync();
        foreach (var person in all) await Expect(person.Find("clip-state")).ToHaveTextAsync("已暂停", new() { Timeout = 20_000 });
        var ended = await Courthouse.SecondsAsync(house.Clerk);
        var held = await Task.WhenAll(all.Select(async person => double.Parse(await person.Page.EvaluateAsync<string>("() => String(document.querySelector('[data-testid=clip-video]').currentTime)"), System.Globalization.CultureInfo.InvariantCulture)));
        say.WriteLine($"between screens: first in step at {apart * 1000:0} ms, then {string.Join(' ', measured.Select(one => $"{one * 1000:0}"))} ms; held {(held.Max() - held.Min()) * 1000:0} ms apart");
        Assert.InRange(measured.Order().ElementAt(measured.Count / 2), 0, 0.2);
        Assert.InRange(held.Max() - held.Min(), 0, 0.2);
        // Two seconds in which it is silent, for the recording's ear.
        await Task.Delay(TimeSpan.FromSeconds(2.5), TimeProvider.System);
        await house.Clerk.Find("display-clear").First.ClickAsync();
        await Expect(house.Claimant.Find("clip")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        return (began, ended, await house.AfterAWhileAsync());
    }

    private static Task<int> ReadyAsync(Person person) => person.Page.EvaluateAsync<int>("() => document.querySelector('[data-testid=clip-video]').readyState");

    /// <summary>How far the copies are from each other at one moment, in seconds: each says where it is by the clock that all share.</summary>
    private static async Task<double> ApartAsync(Person[] all)
    {
        var leads = await Task.WhenAll(all.Select(person => person.Page.EvaluateAsync<double>(
            "() => { const video = document.querySelector('[data-testid=clip-video]'); return video.paused ? Math.random() * 1e6 : (performance.timeOrigin + performance.now()) / 1000 - video.currentTime }")));
        return leads.Max() - leads.Min();
    }

    private async Task HeardAsync(MediaFile recording, (double Began, double Ended, double Gone) clip)
    {
        var sound = await recording.SoundAsync();
        var (before, during, after) = (Courthouse.Loudest(sound, ClipHertz, clip.Began - 2, clip.Began), Courthouse.Loudest(sound, ClipHertz, clip.Began + 1.5, clip.Ended - 1), Courthouse.Loudest(sound, ClipHertz, clip.Ended + 0.7, clip.Ended + 2));
        say.WriteLine($"the clip's tone in the recording: before {before:0.0000}, while it played {during:0.0000}, after {after:0.0000}");
        Assert.True(during > 0.02 && during > 8 * before && during > 8 * after, "the clip is not heard where it played");
    }

    private async Task PlaybackAsync(string hearing)
    {
        var page = house.Clerk.Page;
        await page.GotoAsync(new Uri(house.System.Address, $"/playback/{hearing}").ToString());
        await house.Clerk.Find("shown").First.ClickAsync(new() { Timeout = 30_000 });
        await Expect(page.Locator("[data-testid=original-page][data-page='1'][data-ready=true]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        Assert.Empty(await Accessibility.ViolationsAsync(page));
        await house.Clerk.Find("original-on").ClickAsync();
        await Expect(house.Clerk.Find("original-page")).ToHaveCountAsync(0);
        await house.Clerk.Find("cite").First.ClickAsync();
        await Expect(house.Clerk.Find("reader-page")).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static async Task<Tile?> TileAsync(MediaFile recording, int hue, double second) => Tile.Find(await recording.PictureAsync(second), 1280, hue);
}
