using System.Diagnostics;

namespace Arbitration.Testing;

/// <summary>How long it takes until a person who was away is seen and heard again, and sees and hears.</summary>
public static class Rejoin
{
    private static readonly TimeSpan EachLook = TimeSpan.FromMilliseconds(200);

    /// <summary>The network of the party is gone for a while; counted from its return.</summary>
    public static async Task<TimeSpan> AfterCutAsync(FencedHearing at, TimeSpan away, TimeSpan limit)
    {
        await at.Network.CutAsync();
        await Task.Delay(away, TimeProvider.System);
        await at.Network.MendAsync();
        return await BothMoveAsync(at.Party, at.Other, limit);
    }

    /// <summary>The party loads the page anew; counted from the click.</summary>
    public static async Task<TimeSpan> AfterReloadAsync(FencedHearing at, TimeSpan limit)
    {
        // The answer of the old page would be taken for the new one's.
        await at.Party.Page.EvaluateAsync("() => { delete window.__court }");
        var began = Stopwatch.GetTimestamp();
        var loading = at.Party.Page.ReloadAsync(new Microsoft.Playwright.PageReloadOptions { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
        await loading;
        await BothMoveAsync(at.Party, at.Other, limit);
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<TimeSpan> BothMoveAsync(Person one, Person other, TimeSpan limit)
    {
        var began = Stopwatch.GetTimestamp();
        var (before, beforeOther) = (await ReadAsync(one), await ReadAsync(other));
        await Wait.UntilAsync("both see and hear each other again", async () =>
        {
            await Task.Delay(EachLook, TimeProvider.System);
            var (now, nowOther) = (await ReadAsync(one), await ReadAsync(other));
            var moves = now.Grew(before) && nowOther.Grew(beforeOther);
            (before, beforeOther) = (now, nowOther);
            return moves;
        }, limit);
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<Counts> ReadAsync(Person person)
    {
        var court = await person.CourtAsync();
        if (court.ValueKind != System.Text.Json.JsonValueKind.Object || !court.TryGetProperty("sources", out var sources)) return new Counts(0, 0);
        var all = sources.EnumerateObject().Select(source => source.Value).ToList();
        return new Counts(all.Sum(source => source.GetProperty("framesDecoded").GetInt64()), all.Sum(source => source.GetProperty("audioPackets").GetInt64()));
    }

    /// <summary>A connection that is new counts from nought, so only a step upwards is movement.</summary>
    private readonly record struct Counts(long Frames, long Packets)
    {
        public bool Grew(Counts before) => Frames > before.Frames && Packets > before.Packets;
    }
}
