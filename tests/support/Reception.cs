using System.Diagnostics;

namespace Arbitration.Testing;

/// <summary>What has reached somebody of one other person so far, as the page reads it out.</summary>
/// <param name="ConcealedSamples">Of the sound samples these were made up, silence not counted.</param>
/// <param name="GapSeconds">Between a picture and the next, summed; <paramref name="GapSecondsSquared"/> their squares.</param>
/// <param name="RttMs">Between the page and the gateway, now.</param>
public sealed record Reception(long At, long SoundSamples, long ConcealedSamples, long Frames, double GapSeconds, double GapSecondsSquared, long Bytes, double RttMs)
{
    /// <summary>Null until something of that seat has come.</summary>
    public static async Task<Reception?> ReadAsync(Person listener, string seat)
    {
        var court = await listener.CourtAsync();
        if (!court.TryGetProperty("sources", out var sources) || !sources.TryGetProperty($"{seat}/cam/av", out var source)) return null;
        var reception = source.GetProperty("reception");
        if (reception.ValueKind != System.Text.Json.JsonValueKind.Object) return null;
        double Number(string name) => reception.GetProperty(name).GetDouble();
        var rtt = source.GetProperty("rttMs");
        return new Reception(Stopwatch.GetTimestamp(), (long)Number("soundSamples"), (long)Number("concealedSamples"), source.GetProperty("framesDecoded").GetInt64(),
            Number("gapSeconds"), Number("gapSecondsSquared"), (long)Number("bytes"), rtt.ValueKind == System.Text.Json.JsonValueKind.Number ? rtt.GetDouble() : double.NaN);
    }

    /// <summary>What came over a while. <see cref="TimeoutException"/> when the link was made anew, whose counts begin from nought.</summary>
    public static async Task<Received> OverAsync(Person listener, string seat, TimeSpan length)
    {
        var before = await RequireAsync(listener, seat);
        await Task.Delay(length, TimeProvider.System);
        return (await RequireAsync(listener, seat)).Since(before);
    }

    public Received Since(Reception before)
    {
        if (SoundSamples < before.SoundSamples || Frames < before.Frames) throw new TimeoutException("the link was made anew while it was measured");
        var seconds = Stopwatch.GetElapsedTime(before.At, At).TotalSeconds;
        var (sound, gaps) = (SoundSamples - before.SoundSamples, GapSeconds - before.GapSeconds);
        return new Received(
            sound == 0 ? 1 : (double)(ConcealedSamples - before.ConcealedSamples) / sound, (Frames - before.Frames) / seconds,
            gaps <= 0 ? double.PositiveInfinity : (GapSecondsSquared - before.GapSecondsSquared) / gaps * 1000, (Bytes - before.Bytes) * 8 / seconds, RttMs);
    }

    private static async Task<Reception> RequireAsync(Person listener, string seat) =>
        await ReadAsync(listener, seat) ?? throw new TimeoutException($"{listener.Name} receives nothing of {seat}");
}
