using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Arbitration.Testing;

namespace Arbitration.EndToEnd.Tests;

/// <summary>A party whose network lets no UDP through joins all the same, through the TURN server.</summary>
public sealed class FencedNetworkTests(ITestOutputHelper say)
{
    private static readonly TimeSpan Figure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Limit = Figure * 3;

    [Fact]
    public async Task Where_UDP_is_dropped_a_party_joins_over_TCP()
    {
        await using var at = await SceneAsync(_ => ["meta l4proto udp"]);
        await JoinsAsync(at, "turn-tcp");
        await FoundAsync(at, "relayed", [("direct", "blocked"), ("turn-udp", "blocked"), ("turn-tcp", "works"), ("turn-tls", "works")]);
    }

    [Fact]
    public async Task Where_nothing_but_TLS_passes_a_party_joins_over_TLS_and_comes_back_when_the_TURN_server_dies()
    {
        await using var at = await SceneAsync(turnPort => ["meta l4proto udp", string.Create(CultureInfo.InvariantCulture, $"tcp dport {turnPort}")]);
        await JoinsAsync(at, "turn-tls");

        RunningSystem.Kill(at.System.Pid("turn"));
        var away = Stopwatch.GetTimestamp();
        // Frames of the connection that is lost go on for a moment; one that is new counts from nought.
        await Wait.UntilAsync("the party's connection is lost", async () => (await at.Party.CourtAsync()).GetProperty("outgoing").GetString() != "flowing", TimeSpan.FromSeconds(20));
        await Wait.UntilAsync("both see and hear each other again", async () => await MovesAsync(at.Party) && await MovesAsync(at.Clerk), TimeSpan.FromSeconds(40));
        say.WriteLine($"the TURN server was killed; both moved again {Stopwatch.GetElapsedTime(away).TotalSeconds:0.0} s later");
        await FoundAsync(at, "relayed", [("direct", "blocked"), ("turn-udp", "blocked"), ("turn-tcp", "blocked"), ("turn-tls", "works")]);
    }

    [Fact]
    public async Task Where_everything_passes_media_goes_straight_and_every_way_is_found()
    {
        await using var at = await SceneAsync(_ => []);
        await JoinsAsync(at, "direct");
        await FoundAsync(at, "direct", [("direct", "works"), ("turn-udp", "works"), ("turn-tcp", "works"), ("turn-tls", "works")]);
    }

    private static async Task<Scene> SceneAsync(Func<int, string[]> forbidden)
    {
        var network = await FencedNetwork.OpenAsync();
        var (https, turn, turnTls) = (Ports.Free(), Ports.Free(), Ports.Free());
        RunningSystem? system = null;
        Person? clerk = null;
        try
        {
            string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
            system = await RunningSystem.StartAsync(options:
                ["--address", network.Server, "--listen", $"{network.Server}:{Text(https)}", "--turn", "on", "--turn-port", Text(turn), "--turn-tls-port", Text(turnTls)]);
            await network.TrustAsync(Path.Combine(system.Data, "certificates", "authority.crt"));
            await network.ForbidAsync(forbidden(turn));
            var filing = await Filing.OpenAsync(system);
            clerk = await Person.SitDownAsync("clerk", Signal.Clerk);
            await Courtroom.SignInAsync(system, clerk, "clerk");
            await Courtroom.EnterAsync(system, clerk, filing.Hearing);
            return new Scene(network, system, filing, clerk, await Person.SitDownAsync("claimant", Signal.Claimant, behind: network));
        }
        catch
        {
            if (clerk is not null) await clerk.DisposeAsync();
            if (system is not null) await system.DisposeAsync();
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>From the click that leads in until both see and hear each other.</summary>
    private async Task JoinsAsync(Scene at, string way)
    {
        await Courtroom.ReachDoorAsync(at.Party, at.Filing.Links.First(link => link.Role == "Claimant").Url);
        var began = Stopwatch.GetTimestamp();
        await at.Party.Find("enter-courtroom").ClickAsync();
        await Wait.UntilAsync("both see and hear each other", async () => await SeesAndHearsAsync(at.Party) && await SeesAndHearsAsync(at.Clerk), Limit);
        var took = Stopwatch.GetElapsedTime(began);
        say.WriteLine($"{way}: from the click to seeing and hearing each other {took.TotalSeconds:0.00} s (figure {Figure.TotalSeconds:0} s)");
        await Wait.UntilAsync($"the party's page says that media goes by {way}", async () =>
        {
            var court = await at.Party.CourtAsync();
            return court.GetProperty("way").GetString() == way && court.GetProperty("sources").EnumerateObject().All(source => source.Value.GetProperty("way").GetString() == way);
        }, TimeSpan.FromSeconds(10));
        Assert.True(took <= Limit, $"joining took {took}");
    }

    /// <summary>The network check, by the page that a party opens before the hearing.</summary>
    private async Task FoundAsync(Scene at, string verdict, (string Way, string Is)[] ways)
    {
        await at.Party.Page.GotoAsync(new Uri(at.Filing.Links[0].Url, $"/network/{at.Filing.Hearing}?as=seat").ToString());
        await at.Party.Find("ways-start").ClickAsync();
        await at.Party.Find("ways-verdict").WaitForAsync(new Microsoft.Playwright.LocatorWaitForOptions { Timeout = 60_000 });
        say.WriteLine($"network check: {(await at.Party.Find("ways").InnerTextAsync()).ReplaceLineEndings(" ")}");
        foreach (var (way, state) in ways) Assert.Equal((way, state), (way, await at.Party.Find($"way-{way}").GetAttributeAsync("data-way")));
        Assert.Equal(verdict, await at.Party.Find("ways").GetAttributeAsync("data-verdict"));
    }

    private static async Task<bool> SeesAndHearsAsync(Person person) =>
        (await SourcesAsync(person)).Any(source => source.GetProperty("framesDecoded").GetInt64() > 0 && source.GetProperty("audioPackets").GetInt64() > 0);

    private static async Task<bool> MovesAsync(Person person)
    {
        var before = await Courtroom.FramesAsync(person);
        await Task.Delay(TimeSpan.FromMilliseconds(600), TimeProvider.System);
        return (await Courtroom.FramesAsync(person)).Any(source => source.Value > before.GetValueOrDefault(source.Key, long.MaxValue));
    }

    private static async Task<List<JsonElement>> SourcesAsync(Person person) =>
        (await person.CourtAsync()).TryGetProperty("sources", out var sources) ? [.. sources.EnumerateObject().Select(source => source.Value)] : [];

    private sealed record Scene(FencedNetwork Network, RunningSystem System, Filing Filing, Person Clerk, Person Party) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Party.DisposeAsync();
            await Clerk.DisposeAsync();
            await System.DisposeAsync();
            await Network.DisposeAsync();
        }
    }
}
