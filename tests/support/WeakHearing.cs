namespace Arbitration.Testing;

/// <summary>A clerk on a good network, and parties who never pause and move all the time, each behind a bad network of their own.</summary>
public sealed record WeakHearing(RunningSystem System, Person Clerk, IReadOnlyList<WeakParty> Parties) : IAsyncDisposable
{
    /// <summary>Takes Opus's forward error correction out of what a page is told to send.</summary>
    public const string WithoutFec = """
        (() => {
          const set = RTCPeerConnection.prototype.setRemoteDescription
          RTCPeerConnection.prototype.setRemoteDescription = function ({ type, sdp }) {
            return set.call(this, { type, sdp: sdp.replaceAll('useinbandfec=1', 'useinbandfec=0') })
          }
        })()
        """;

    private static readonly (string Role, Signal Signal)[] Sides = [("Claimant", Signal.Claimant with { Lively = true }), ("Respondent", Signal.Respondent with { Lively = true })];

    /// <param name="networks">The claimant's, and the respondent's if there is to be one; they come with the hearing and go with it.</param>
    public static async Task<WeakHearing> OpenAsync(params (LossyRelay Network, string[] Scripts)[] networks)
    {
        var system = await RunningSystem.StartAsync();
        var filing = await Filing.OpenAsync(system);
        var clerk = await Person.SitDownAsync("clerk", Signal.Clerk);
        var room = new WeakHearing(system, clerk, []);
        try
        {
            await Courtroom.SignInAsync(system, clerk, "clerk");
            await Courtroom.EnterAsync(system, clerk, filing.Hearing);
            foreach (var ((role, signal), (network, scripts)) in Sides.Zip(networks))
            {
                var person = await Person.SitDownAsync(role, signal, network: network, scripts: scripts);
                // Known before they join, so that they go with the hearing also when they do not get in.
                room = room with { Parties = [.. room.Parties, new WeakParty(person, "", network)] };
                await Courtroom.JoinAsync(system, person, filing.Links.First(link => link.Role == role));
                var seat = await person.Page.Locator("figure.tile.me").GetAttributeAsync("data-seat") ?? throw new InvalidOperationException($"{role} has no seat");
                room = room with { Parties = [.. room.Parties.SkipLast(1), new WeakParty(person, seat, network)] };
                await Wait.UntilAsync($"the clerk hears and sees {role}", async () => await Reception.ReadAsync(clerk, seat) is { Frames: > 10, SoundSamples: > 48_000 }, TimeSpan.FromSeconds(40));
            }

            return room;
        }
        catch
        {
            await room.DisposeAsync();
            throw;
        }
    }

    /// <summary>The way to a distant place: 80 ms, give or take 30.</summary>
    public static LossyRelay Line(int seed) => new(0, TimeSpan.FromMilliseconds(60), seed) { Delay = TimeSpan.FromMilliseconds(50) };

    /// <summary>The way across a town, all of a party's media through it, what they send and what they receive.</summary>
    public static LossyRelay Near(int seed) => new(0, TimeSpan.FromMilliseconds(5), seed) { Delay = TimeSpan.FromMilliseconds(15), BothWays = true };

    /// <summary>Both parties' lines lose so much, for so long; what the clerk receives of the claimant and of the respondent then.</summary>
    public async Task<(Received Claimant, Received Respondent)> LoseAsync(double loss, TimeSpan length)
    {
        foreach (var party in Parties) party.Network.Loss = loss;
        // A sender corrects what it has been told was lost, and is told every few seconds.
        await Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System);
        var both = await Task.WhenAll(Parties.Select(party => Reception.OverAsync(Clerk, party.Seat, length)));
        return (both[0], both[1]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (person, _, network) in Parties)
        {
            await person.DisposeAsync();
            await network.DisposeAsync();
        }

        await Clerk.DisposeAsync();
        await System.DisposeAsync();
    }
}
