using System.Diagnostics;
using System.Globalization;

namespace Arbitration.Testing;

/// <summary>A hearing with its clerk, and the claimant at a browser behind a router that lets not everything through.</summary>
public sealed record FencedHearing(FencedNetwork Network, RunningSystem System, Filing Filing, Person Clerk, Person Party) : IAsyncDisposable
{
    public const string Udp = "meta l4proto udp";

    /// <param name="forbidden">The router's rules (<see cref="FencedNetwork.ForbidAsync"/>), given the port of TURN over UDP and TCP.</param>
    public static async Task<FencedHearing> OpenAsync(Func<int, string[]> forbidden)
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
            // Chromium asks for a good certificate of a TURN server too, and there nobody can click a warning away.
            await network.TrustAsync(Path.Combine(system.Data, "certificates", "authority.crt"));
            await network.ForbidAsync(forbidden(turn));
            var filing = await Filing.OpenAsync(system);
            clerk = await Person.SitDownAsync("clerk", Signal.Clerk);
            await Courtroom.SignInAsync(system, clerk, "clerk");
            await Courtroom.EnterAsync(system, clerk, filing.Hearing);
            return new FencedHearing(network, system, filing, clerk, await Person.SitDownAsync("claimant", Signal.Claimant, behind: network));
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
    public async Task<TimeSpan> JoinAsync(TimeSpan limit)
    {
        await Courtroom.ReachDoorAsync(Party, Filing.Links.First(link => link.Role == "Claimant").Url);
        var began = Stopwatch.GetTimestamp();
        await Party.Find("enter-courtroom").ClickAsync();
        await Wait.UntilAsync("both see and hear each other", async () => await SeesAndHearsAsync(Party) && await SeesAndHearsAsync(Clerk), limit);
        return Stopwatch.GetElapsedTime(began);
    }

    /// <summary>By which way the party's page says that its media goes, in both directions.</summary>
    public async Task<IReadOnlySet<string?>> WaysAsync()
    {
        var court = await Party.CourtAsync();
        return court.GetProperty("sources").EnumerateObject().Select(source => source.Value.GetProperty("way").GetString()).Append(court.GetProperty("way").GetString()).ToHashSet();
    }

    public async ValueTask DisposeAsync()
    {
        await Party.DisposeAsync();
        await Clerk.DisposeAsync();
        await System.DisposeAsync();
        await Network.DisposeAsync();
    }

    private static async Task<bool> SeesAndHearsAsync(Person person) =>
        (await person.CourtAsync()).TryGetProperty("sources", out var sources) && sources.EnumerateObject().Select(source => source.Value).Any(
            source => source.GetProperty("framesDecoded").GetInt64() > 0 && source.GetProperty("audioPackets").GetInt64() > 0);
}
