using Arbitration.Court.Access;
using Arbitration.Court.Audit;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.WallScreens;

/// <summary>Gives a hearing a wall screen: by the code that it shows, or one whose code the same person entered before.</summary>
internal sealed class WallPairing(KnownScreens screens, WallCodes codes, WallPages pages, AuditTrail audit, IGrainFactory grains)
{
    private const string DefaultName = "大屏";

    internal sealed record Wanted(string? Code, string? Screen, string? Name);

    /// <param name="ShownElsewhere">Another hearing has it now.</param>
    internal sealed record Known(string Screen, string Name, bool Connected, bool ShownElsewhere);
    internal sealed record Paired(string Screen, string Name, bool Connected);
    internal sealed record Screens(IReadOnlyList<Paired> Here, IReadOnlyList<Known> Before);

    public async Task<Screens> ReadAsync(SeatAt at, CancellationToken ct)
    {
        var here = (await Grain(at.Hearing).Read()).State.Of<WallState>().Screens;
        var before = new List<Known>();
        foreach (var screen in (await screens.KeptByAsync(at.Seat.UserName ?? "", ct)).Where(screen => !here.ContainsKey(screen.ScreenId.Value)))
            before.Add(new Known(screen.ScreenId.Value, screen.Name, pages.IsConnected(screen.ScreenId.Value), await IsShownAsync(screen)));
        return new Screens([.. here.Select(one => new Paired(one.Key, one.Value, pages.IsConnected(one.Key)))], before);
    }

    /// <exception cref="RuleRefused">The code is not right, or has been tried too often; the screen shows another hearing; not now, or not yours.</exception>
    public async Task PairAsync(SeatAt at, Wanted wanted, CancellationToken ct)
    {
        var user = at.Seat.UserName ?? throw new RuleRefused("wall.not-yours");
        var name = wanted.Name?.Trim() ?? "";
        if (name.Length > WallPart.LongestName || name.Any(char.IsControl)) throw new RuleRefused("wall.name-unusable");
        // Before a code is used up.
        WallPart.RequireMayPair((await Grain(at.Hearing).Read()).State, at.Seat);
        var (secret, known) = wanted.Screen is null or "" ? await ByCodeAsync(at, wanted.Code, user, ct) : await KnownAsync(wanted.Screen, user, ct);
        if (name == "") name = known?.Name ?? DefaultName;
        var left = await screens.PairAsync(secret, at.Roster.HearingId, name, user, ct);
        if (left is { } other) await Grain(other.Value).Act(null, null, new EndWall(secret.ScreenId.Value));
        (await Grain(at.Hearing).Act(at.SeatId, null, new PairWall(secret.ScreenId.Value, name))).SeqOrThrow();
        codes.Forget(secret);
        await audit.WriteAsync(user, "wall.pair", at.Hearing, secret.ScreenId.Value, ct);
    }

    public async Task EndAsync(SeatAt at, WallScreenId screen, CancellationToken ct)
    {
        (await Grain(at.Hearing).Act(at.SeatId, null, new EndWall(screen.Value))).SeqOrThrow();
        await audit.WriteAsync(at.Seat.UserName ?? at.SeatId, "wall.end", at.Hearing, screen.Value, ct);
    }

    private async Task<(WallSecret, WallScreen?)> ByCodeAsync(SeatAt at, string? code, string user, CancellationToken ct)
    {
        var typed = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        var (found, secret) = codes.Take(typed, $"{user}/{at.Hearing}");
        return found switch
        {
            WallCodeIs.TooMany => throw new RuleRefused("wall.too-many-codes"),
            WallCodeIs.Wrong => throw new RuleRefused("wall.code-wrong"),
            _ => (secret, await screens.FindAsync(secret, ct)),
        };
    }

    private async Task<(WallSecret, WallScreen?)> KnownAsync(string screen, string user, CancellationToken ct)
    {
        var known = (await screens.KeptByAsync(user, ct)).FirstOrDefault(one => one.ScreenId.Value == screen) ?? throw new RuleRefused("wall.unknown");
        if (await IsShownAsync(known)) throw new RuleRefused("wall.busy");
        return (new WallSecret(known.SecretHash), known);
    }

    private async Task<bool> IsShownAsync(WallScreen screen) =>
        (await Grain(screen.HearingId.Value).Read()).State.Of<WallState>().Screens.ContainsKey(screen.ScreenId.Value);

    private IHearingGrain Grain(string hearing) => grains.GetGrain<IHearingGrain>(hearing);
}
