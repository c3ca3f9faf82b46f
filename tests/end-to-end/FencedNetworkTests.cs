using System.Diagnostics;
using System.Globalization;
using Arbitration.Testing;

namespace Arbitration.EndToEnd.Tests;

/// <summary>A party whose network lets no UDP through joins all the same, through the TURN server.</summary>
public sealed class FencedNetworkTests(FencedPair pair, ITestOutputHelper say) : IClassFixture<FencedPair>
{
    private static readonly TimeSpan Figure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = Figure * 3;

    [Fact]
    public async Task Where_UDP_is_dropped_a_party_joins_over_TCP()
    {
        var at = await pair.BeginAsync(_ => [FencedHearing.Udp]);
        await JoinsAsync(at, "turn-tcp");
        await FoundAsync(at, "relayed", [("direct", "blocked"), ("turn-udp", "blocked"), ("turn-tcp", "works"), ("turn-tls", "works")]);
    }

    [Fact]
    public async Task Where_nothing_but_TLS_passes_a_party_joins_over_TLS_and_comes_back_when_the_TURN_server_dies()
    {
        var at = await pair.BeginAsync(turnPort => [FencedHearing.Udp, string.Create(CultureInfo.InvariantCulture, $"tcp dport {turnPort}")]);
        await JoinsAsync(at, "turn-tls");

        RunningSystem.Kill(at.System.Pid("turn"));
        var away = Stopwatch.GetTimestamp();
        // Frames of the connection that is lost go on for a moment; one that is new counts from nought.
        await Wait.UntilAsync("the party's connection is lost", async () => (await at.Party.CourtAsync()).GetProperty("outgoing").GetString() != "flowing", TimeSpan.FromSeconds(20));
        await Wait.UntilAsync("both see and hear each other again", async () => await MovesAsync(at.Party) && await MovesAsync(at.Other), TimeSpan.FromSeconds(40), at.MediaAsync);
        say.WriteLine($"the TURN server was killed; both moved again {Stopwatch.GetElapsedTime(away).TotalSeconds:0.0} s later");
        await FoundAsync(at, "relayed", [("direct", "blocked"), ("turn-udp", "blocked"), ("turn-tcp", "blocked"), ("turn-tls", "works")]);
    }

    [Fact]
    public async Task Where_everything_passes_media_goes_straight_and_moves_to_the_relay_when_UDP_is_cut_off()
    {
        var at = await pair.BeginAsync(_ => []);
        await JoinsAsync(at, "direct");

        await at.Network.ForbidAsync(FencedHearing.Udp);
        var cut = Stopwatch.GetTimestamp();
        await Wait.UntilAsync("media goes over TCP", async () => (await at.WaysAsync()).SetEquals(["turn-tcp"]) && await MovesAsync(at.Party) && await MovesAsync(at.Other), TimeSpan.FromSeconds(40), at.MediaAsync);
        say.WriteLine($"UDP was cut off; both moved again {Stopwatch.GetElapsedTime(cut).TotalSeconds:0.0} s later");

        await at.Network.AllowAllAsync();
        await FoundAsync(at, "direct", [("direct", "works"), ("turn-udp", "works"), ("turn-tcp", "works"), ("turn-tls", "works")]);
    }

    /// <summary>As after an ICE restart that the gateway has not followed: its checks of the path pass, its reports (RFC 5761 §4, second byte 200 to 207) do not.</summary>
    [Fact]
    public async Task A_party_to_whom_no_report_of_the_gateway_comes_connects_anew()
    {
        var at = await pair.BeginAsync(_ => []);
        await JoinsAsync(at, "direct");

        var before = await AttemptsAsync();
        await at.Network.ForbidAsync("oifname inner meta l4proto udp @th,72,8 >= 200 @th,72,8 <= 207");
        var cut = Stopwatch.GetTimestamp();
        await Wait.UntilAsync("the party connects anew", async () => await AttemptsAsync() != before, TimeSpan.FromSeconds(20), at.MediaAsync);
        var noticed = Stopwatch.GetElapsedTime(cut);
        await at.Network.AllowAllAsync();
        await Wait.UntilAsync("both see and hear each other again", async () => (await at.Party.CourtAsync()).GetProperty("outgoing").GetString() == "flowing"
            && await MovesAsync(at.Party) && await MovesAsync(at.Other), TimeSpan.FromSeconds(20), at.MediaAsync);
        say.WriteLine($"no report came back; the party connected anew {noticed.TotalSeconds:0.0} s later");

        Task<string> AttemptsAsync() => at.Party.Page.EvaluateAsync<string>("() => JSON.stringify(Object.entries(localStorage).filter(([key]) => key.startsWith('court.attempt.')).sort())");
    }

    [Fact]
    public async Task A_party_whose_network_is_gone_for_ten_seconds_is_back_in_the_same_seat_by_itself()
    {
        var at = await pair.BeginAsync(_ => []);
        await JoinsAsync(at, "direct");
        for (var round = 1; round <= 2; round++)
        {
            var took = await Rejoin.AfterCutAsync(at, TimeSpan.FromSeconds(10), Figure * 3);
            say.WriteLine($"network gone for 10 s; both saw and heard each other {took.TotalSeconds:0.00} s after its return (figure {Figure.TotalSeconds:0} s)");
        }

        var reloaded = await Rejoin.AfterReloadAsync(at, TimeSpan.FromSeconds(9));
        say.WriteLine($"page loaded anew; both saw and heard each other {reloaded.TotalSeconds:0.00} s later (figure 3 s)");
    }

    [Fact]
    public async Task Behind_a_router_that_hands_on_its_public_address_people_meet_straight_and_over_TCP()
    {
        await pair.RestAsync();
        await using var at = await FencedHearing.OpenAsync(_ => [], publicAddress: "198.51.100.7");
        Assert.Equal("198.51.100.7", at.Filing.Links[0].Url.Host);
        await JoinsAsync(at, "direct");
        await at.Network.ForbidAsync(FencedHearing.Udp);
        await FoundAsync(at, "relayed", [("direct", "blocked"), ("turn-udp", "blocked"), ("turn-tcp", "works"), ("turn-tls", "works")]);
    }

    private async Task JoinsAsync(FencedHearing at, string way)
    {
        var took = await at.JoinAsync(Limit);
        say.WriteLine($"{way}: from the click to seeing and hearing each other {took.TotalSeconds:0.00} s (figure {Figure.TotalSeconds:0} s)");
        await Wait.UntilAsync($"the party's page says that media goes by {way}", async () => (await at.WaysAsync()).SetEquals([way]), TimeSpan.FromSeconds(10), at.MediaAsync);
    }

    /// <summary>The network check, by the page that a party opens before the hearing.</summary>
    private async Task FoundAsync(FencedHearing at, string verdict, (string Way, string Is)[] ways)
    {
        await at.Party.Page.GotoAsync(new Uri(at.Filing.Links[0].Url, $"/network/{at.Filing.Hearing}?as=seat").ToString());
        await at.Party.Find("ways-start").ClickAsync();
        await at.Party.Find("ways-verdict").WaitForAsync(new Microsoft.Playwright.LocatorWaitForOptions { Timeout = 60_000 });
        say.WriteLine($"network check: {(await at.Party.Find("ways").InnerTextAsync()).ReplaceLineEndings(" ")}");
        foreach (var (way, state) in ways) Assert.Equal((way, state), (way, await at.Party.Find($"way-{way}").GetAttributeAsync("data-way")));
        Assert.Equal(verdict, await at.Party.Find("ways").GetAttributeAsync("data-verdict"));
    }

    private static async Task<bool> MovesAsync(Person person)
    {
        var before = await Courtroom.FramesAsync(person);
        await Task.Delay(TimeSpan.FromMilliseconds(600), TimeProvider.System);
        return (await Courtroom.FramesAsync(person)).Any(source => source.Value > before.GetValueOrDefault(source.Key, long.MaxValue));
    }
}
