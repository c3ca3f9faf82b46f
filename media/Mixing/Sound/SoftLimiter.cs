namespace Arbitration.Media.Mixing.Sound;

/// <summary>Keeps a sum of voices within full scale: unchanged up to -3 dBFS, bent smoothly above.</summary>
internal static class SoftLimiter
{
    private const float Knee = 0.7f;

    internal static void Apply(Span<float> mix)
    {
        foreach (ref float sample in mix)
        {
            float loud = Math.Abs(sample);
            if (loud > Knee)
            {
                float bent = Knee + ((1 - Knee) * MathF.Tanh((loud - Knee) / (1 - Knee)));
                sample = MathF.CopySign(bent, sample);
            }
        }
    }
}
