using System.Diagnostics;
using System.Globalization;

namespace Arbitration.Testing;

/// <summary>A hearing with the claimant at a browser behind a router that lets not everything through, and somebody to see and hear.</summary>
/// <param name="TurnPort">Of TURN over UDP and TCP.</param>
/// <param name="Other">The clerk at this machine; where the router stands in front of the machine, the respondent behind it too.</param>
public sealed record FencedHearing(FencedNetwork Network, RunningSystem System, int TurnPort, Filing Filing, Person Other, Person Party) : IAsyncDisposable
{
    public const string Udp = "meta l4proto udp";

    /// <param name="forbidden">The router's rules (<see cref="FencedNetwork.ForbidAsync"/>), given the port of TURN over UDP and TCP.</param>
    /// <param name="publicAddress">The router's, which it hands on to this machine; null when the machine is reached at its own.</param>
    public static async Task<FencedHearing> OpenAsync(Func<int, string[]> forbidden, string? publicAddress = null)
    {
        List<IAsyncDisposable> begun = [];
        try
        {
            var network = await FencedNetwork.OpenAsync();
            begun.Add(network);
            var (https, turn, turnTls) = (Text(Ports.Free()), Ports.Free(), Text(Ports.Free()));
            var system = await RunningSystem.StartAsync(options:
            [
                "--address", publicAddress ?? network.Server, "--listen", $"{network.Server}:{https}",
                "--turn", "on", "--turn-address", network.Server, "--turn-port", Text(turn), "--turn-tls-port", turnTls,
            ]);
            begun.Add(system);
            // Chromium asks for a good certificate of a TURN server too, and there nobody can click a warning away.
            await network.TrustAsync(Path.Combine(system.Data, "certificates", "authority.crt"));
            await network.ForbidAsync(forbidden(turn));
            if (publicAddress is not null) await network.HandOnAsync(publicAddress);
            var filing = await Filing.OpenAsync(system);
            var other = publicAddress is null ? await Person.SitDownAsync("clerk", Signal.Clerk) : await Person.SitDownAsync("respondent", Signal.Respondent, behind: network);
            begun.Add(other);
            await (publicAddress is null ? EnterAsClerkAsync(system, filing, other) : EnterByLinkAsync(filing, other));
            return new FencedHearing(network, system, turn, filing, other, await Person.SitDownAsync("claimant", Signal.Claimant, behind: network));
        }
        catch
        {
            begun.Reverse();
            foreach (var one in begun) await one.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another hearing of the same two, behind a router with these rules and no others.</summary>
    public async Task<FencedHearing> AgainAsync(Func<int, string[]> forbidden)
    {
        await Network.AllowAllAsync();
        await Network.ForbidAsync(forbidden(TurnPort));
        var filing = await Filing.OpenAsync(System);
        await EnterAsClerkAsync(System, filing, Other);
        return this with { Filing = filing };
    }

    private static async Task EnterAsClerkAsync(RunningSystem system, Filing filing, Person clerk)
    {
        await Courtroom.SignInAsync(system, clerk, "clerk");
        await Courtroom.EnterAsync(system, clerk, filing.Hearing);
    }

    private static async Task EnterByLinkAsync(Filing filing, Person respondent)
    {
        await Courtroom.ReachDoorAsync(respondent, filing.Links.First(link => link.Role == "Respondent").Url);
        await respondent.Find("enter-courtroom").ClickAsync();
        await respondent.Find("courtroom").WaitForAsync();
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    /// <summary>From the click that leads in until both see and hear each other.</summary>
    public async Task<TimeSpan> JoinAsync(TimeSpan limit)
    {
        await Courtroom.ReachDoorAsync(Party, Filing.Links.First(link => link.Role == "Claimant").Url);
        var began = Stopwatch.GetTimestamp();
        await Party.Find("enter-courtroom").ClickAsync();
        await Wait.UntilAsync("both see and hear each other", async () => await SeesAndHearsAsync(Party) && await SeesAndHearsAsync(Other), limit);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>By which way the party's page says that its media goes, in both directions.</summary>
    public async Task<IReadOnlySet<string?>> WaysAsync()
    {
        var court = await Party.CourtAsync();
        return court.GetProperty("sources").EnumerateObject().Select(source => source.Value.GetProperty("way").GetString()).Append(court.GetProperty("way").GetString()).ToHashSet();
    }

    /// <summary>What both pages say of their media, for a failure's message.</summary>
    public async Task<string> MediaAsync()
    {
        return $"{await SaidAsync(Party)}; {await SaidAsync(Other)}";

        static async Task<string> SaidAsync(Person person) => $"{person.Name}'s page: {await person.CourtAsync()}; its console: {person.Console}";
    }

    public async ValueTask DisposeAsync()
    {
        await Party.DisposeAsync();
        await Other.DisposeAsync();
        await System.DisposeAsync();
        await Network.DisposeAsync();
    }

    private static async Task<bool> SeesAndHearsAsync(Person person) =>
        (await person.CourtAsync()).TryGetProperty("sources", out var sources) && sources.EnumerateObject().Select(source => source.Value).Any(
            source => source.GetProperty("framesDecoded").GetInt64() > 0 && source.GetProperty("audioPackets").GetInt64() > 0);
}
