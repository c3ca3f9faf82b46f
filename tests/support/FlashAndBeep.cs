namespace Arbitration.Testing;

/// <summary>Measures how far a person's sound is from their picture in a recording, by the flash and beep of <see cref="Signal"/>.</summary>
public static class FlashAndBeep
{
    private const double FramesPerSecond = 25;
    private const int Rate = 48_000;
    private const int Step = Rate / 200;
    private const int Window = Rate / 50;

    /// <summary>When each flash comes, and by how many seconds its beep comes after (+) or before (−) it; beeps and flashes without a partner within 0.9 s are left out.</summary>
    /// <param name="file">The recording.</param>
    /// <param name="tile">Where the person is in it.</param>
    /// <param name="signal">What the person shows and sounds.</param>
    /// <param name="from">Second from which on the person is there: what the place shows before, dark or somebody else, is no measure of a flash.</param>
    public static async Task<IReadOnlyList<(double At, double Offset)>> OffsetsAsync(MediaFile file, Tile tile, Signal signal, double from = 0)
    {
        // The middle of the tile, so that labels and neighbours do not count.
        var light = await file.BrightnessAsync(tile.X + (tile.Width / 4), tile.Y + (tile.Height / 4), tile.Width / 2, tile.Height / 2);
        var first = (int)(from * FramesPerSecond);
        var flashes = Flashes(light.Skip(first)).Select(flash => flash + (first / FramesPerSecond));
        var beeps = Beeps(await file.SoundAsync(), signal.Hertz);
        return
        [
            .. from flash in flashes
               let nearest = beeps.OrderBy(beep => Math.Abs(beep - flash)).Cast<double?>().FirstOrDefault()
               where nearest is { } found && Math.Abs(found - flash) < 0.9
               select (flash, nearest.Value - flash),
        ];
    }

    /// <summary>When a light goes on, in seconds, by its brightness in pictures that come 25 a second.</summary>
    public static IReadOnlyList<double> Flashes(IEnumerable<byte> light) => Onsets([.. light.Select(level => (double)level)], 1 / FramesPerSecond);

    /// <summary>When a tone begins, in seconds.</summary>
    public static IReadOnlyList<double> Beeps(float[] sound, int hertz)
    {
        var levels = new List<double>();
        for (var at = 0; at + Window <= sound.Length; at += Step) levels.Add(Loudness.Of(sound.AsSpan(at, Window), hertz));
        // A window shows the tone once half of it is filled.
        return [.. Onsets([.. levels], Step / (double)Rate).Select(onset => onset + (Window / 2d / Rate))];
    }

    /// <summary>Times at which the values go from their low level to their high one, halfway between the 20th and the 99th percentile.</summary>
    private static List<double> Onsets(double[] values, double step)
    {
        if (values.Length == 0) return [];
        var sorted = values.Order().ToArray();
        var (low, high) = (sorted[sorted.Length / 5], sorted[(int)(sorted.Length * 0.99)]);
        if (high - low < Math.Max(0.01, high * 0.2)) return [];
        var line = low + ((high - low) / 2);
        var onsets = new List<double>();
        for (var at = 1; at < values.Length; at++)
            if (values[at] >= line && values[at - 1] < line && (onsets.Count == 0 || (at * step) - onsets[^1] > 0.5)) onsets.Add(at * step);
        return onsets;
    }
}
