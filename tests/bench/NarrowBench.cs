using System.Globalization;
using Arbitration.Testing;

namespace Arbitration.Bench;

/// <summary>One party behind 300 kbit/s: what is left of their sound and picture, and whether the others are the worse for it.</summary>
internal static class NarrowBench
{
    private const int Seed = 20261125, BitrateBps = 300_000, Rounds = 4;
    private static readonly TimeSpan s_settle = TimeSpan.FromSeconds(6), s_length = TimeSpan.FromSeconds(12);

    /// <param name="Sound">What the clerk receives of the narrow party, <paramref name="Other"/> of the other party.</param>
    /// <param name="Heard">What the narrow party receives of the other party.</param>
    private sealed record Round(Received Sound, Received Other, Received Heard);

    internal static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await using WeakHearing room = await WeakHearing.OpenAsync((WeakHearing.Near(Seed), []), (WeakHearing.Near(Seed), []));
        NarrowWay up = room.Parties[0].Network.Up, down = room.Parties[0].Network.Down;
        List<Round> wide = [], narrow = [];
        for (int round = 0; round < Rounds; round++)
        {
            wide.Add(await MeasureAsync("wide", room));
            up.BitrateBps = BitrateBps;
            narrow.Add(await MeasureAsync("narrow", room));
            up.BitrateBps = null;
        }
        up.BitrateBps = down.BitrateBps = BitrateBps;
        Round both = await MeasureAsync("narrow both ways", room);
        return
        [
            new Figure("loss.narrow_sound_concealed_percent", Math.Round(narrow.Median(one => one.Sound.Concealed) * 100, 2), "%", string.Create(CultureInfo.InvariantCulture,
                $"a party who sends through {BitrateBps / 1000} kbit/s, median of {Rounds} times {s_length.TotalSeconds} s between as many without limit: {Of(narrow, one => one.Sound)}; without limit {Of(wide, one => one.Sound)}")),
            new Figure("loss.narrow_others_frame_gap_ratio", Math.Round(narrow.Zip(wide, static (one, reference) => one.Other.FrameGapMs / reference.Other.FrameGapMs).Median(), 3), "ratio",
                $"gap between two pictures of another party at the clerk, while the one is narrow by while nobody is, median of {Rounds} pairs: {Of(narrow, one => one.Other)}; without limit {Of(wide, one => one.Other)}"),
            new Figure("loss.narrow_hears_concealed_percent", Math.Round(both.Heard.Concealed * 100, 2), "%", string.Create(CultureInfo.InvariantCulture,
                $"what that party hears of another when also what they receive goes through {BitrateBps / 1000} kbit/s; {both.Heard}")),
        ];
    }

    private static async Task<Round> MeasureAsync(string name, WeakHearing room)
    {
        await Task.Delay(s_settle, TimeProvider.System);
        Received[] all = await Task.WhenAll(
            Reception.OverAsync(room.Clerk, room.Parties[0].Seat, s_length), Reception.OverAsync(room.Clerk, room.Parties[1].Seat, s_length),
            Reception.OverAsync(room.Parties[0].Person, room.Parties[1].Seat, s_length));
        await Console.Error.WriteLineAsync($"{name}: sends {all[0]}; the other {all[1]}; hears {all[2]}");
        return new Round(all[0], all[1], all[2]);
    }

    private static string Of(List<Round> rounds, Func<Round, Received> of) => new Received(
        rounds.Median(one => of(one).Concealed), rounds.Median(one => of(one).FramesPerSecond), rounds.Median(one => of(one).FrameGapMs),
        rounds.Median(one => of(one).BitrateBps), rounds.Median(one => of(one).RttMs)).ToString();
}
