namespace Arbitration.Testing;

/// <summary>How strong one tone is in a piece of sound (Goertzel).</summary>
public static class Loudness
{
    /// <summary>Amplitude 0–1 of a tone of <paramref name="hertz"/> in mono samples of 48 kHz.</summary>
    public static double Of(ReadOnlySpan<float> samples, double hertz, int rate = 48_000)
    {
        var turn = 2 * Math.Cos(2 * Math.PI * hertz / rate);
        double one = 0, two = 0;
        foreach (var sample in samples) (one, two) = (sample + (turn * one) - two, one);
        var power = (one * one) + (two * two) - (turn * one * two);
        return samples.IsEmpty ? 0 : 2 * Math.Sqrt(Math.Max(0, power)) / samples.Length;
    }
}
