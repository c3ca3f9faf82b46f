using System.Diagnostics;
using Arbitration.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Arbitration.EndToEnd.Tests;

/// <summary>A party on a line that loses every fifth packet.</summary>
public sealed class WeakNetworkTests(ITestOutputHelper say)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_picture_gives_way_to_the_sound_everybody_concerned_is_told_and_it_comes_back_by_itself()
    {
        await using var system = await RunningSystem.StartAsync();
        var filing = await Filing.OpenAsync(system);
        await using var network = new LossyRelay(0, TimeSpan.FromMilliseconds(20), seed: 7);
        await using var clerk = await Person.SitDownAsync("clerk", Signal.Clerk);
        await using var claimant = await Person.SitDownAsync("claimant", Signal.Claimant, new ViewportSize { Width = 390, Height = 844 }, network: network);
        await Courtroom.SignInAsync(system, clerk, "clerk");
        await Courtroom.EnterAsync(system, clerk, filing.Hearing);
        await Courtroom.JoinAsync(system, claimant, filing.Links.First(link => link.Role == "Claimant"));
        await clerk.Find("people-tab").ClickAsync();
        var mark = clerk.Page.Locator("[data-testid=people] li").Filter(new LocatorFilterOptions { HasText = "罗启航" }).GetByTestId("link");
        await Expect(mark).ToHaveAttributeAsync("data-quality", "Good", new() { Timeout = 30_000 });
        var whole = await RatesAsync(clerk);

        network.Loss = 0.2;
        await Expect(mark).ToHaveAttributeAsync("data-quality", "Poor", new() { Timeout = 30_000 });
        await Expect(claimant.Find("banner-weak")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        (double Frames, double Packets) weak = default;
        await Wait.UntilAsync("the picture has given way", async () => (weak = await RatesAsync(clerk)).Frames < 4, Patience);
        // Of the sound only what the line loses is missing: the picture no longer competes with it. Longer than a look, which is a quarter second off.
        Assert.InRange((await RatesAsync(clerk, seconds: 8)).Packets, 50 * 0.6, 60);

        network.Loss = 0;
        (double Frames, double Packets) mended = default;
        await Wait.UntilAsync("the picture is whole again", async () => (mended = await RatesAsync(clerk)).Frames > whole.Frames * 0.6, TimeSpan.FromSeconds(120));
        await Expect(mark).ToHaveAttributeAsync("data-quality", "Good", new() { Timeout = 30_000 });
        await Expect(claimant.Find("banner-weak")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        say.WriteLine($"pictures and sound packets a second: {whole.Frames:0} and {whole.Packets:0}, weak {weak.Frames:0.0} and {weak.Packets:0}, mended {mended.Frames:0} and {mended.Packets:0}");
    }

    /// <summary>What reaches a person a second.</summary>
    private static async Task<(double Frames, double Packets)> RatesAsync(Person person, int seconds = 2)
    {
        var (before, began) = (await ReadAsync(person), Stopwatch.GetTimestamp());
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var now = await ReadAsync(person);
        var passed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return ((now.Frames - before.Frames) / passed, (now.Packets - before.Packets) / passed);
    }

    private static async Task<(long Frames, long Packets)> ReadAsync(Person person)
    {
        var sources = (await person.CourtAsync()).GetProperty("sources").EnumerateObject().Select(source => source.Value).ToList();
        return (sources.Sum(source => source.GetProperty("framesDecoded").GetInt64()), sources.Sum(source => source.GetProperty("audioPackets").GetInt64()));
    }
}
