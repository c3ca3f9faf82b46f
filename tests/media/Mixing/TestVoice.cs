namespace Arbitration.Media.Tests.Mixing;

/// <summary>Something like speech: syllables four a second with gaps, of harmonics or of noise, and a pause after each sentence.</summary>
internal static class TestVoice
{
    private const int Rate = 48_000;

    internal static float[] At(double lufs, int seconds, bool noisy)
    {
        float[] sound = Make(seconds * Rate, noisy);
        // Brought to the level by the outside measure itself, so that the test's premise is not our own filter.
        float factor = (float)Math.Pow(10, (lufs - VoiceGainTests.Measured(sound)) / 20);
        return [.. sound.Select(x => x * factor)];
    }

    internal static float[] Make(int samples, bool noisy)
    {
        var random = new Random(12);
        float[] sound = new float[samples];
        double low = 0;
        for (int i = 0; i < samples; i++)
        {
            double t = i / (double)Rate;
            double syllable = Math.Max(0, Math.Sin(2 * Math.PI * 2 * t)) * Math.Abs(Math.Sin(2 * Math.PI * 2 * t));
            double sentence = t % 4 < 3.2 ? 1 : 0;
            low = (0.8 * low) + (0.2 * ((random.NextDouble() * 2) - 1));
            double pitch = 140 + (20 * Math.Sin(2 * Math.PI * 0.7 * t));
            double voiced = Enumerable.Range(1, 12).Sum(n => Math.Sin(2 * Math.PI * n * pitch * t) / n);
            sound[i] = (float)(0.1 * sentence * syllable * (noisy ? 3 * low : voiced));
        }
        return sound;
    }
}
