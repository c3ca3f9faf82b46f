namespace Arbitration.Media.Mixing.Sound;

/// <summary>The filter of ITU-R BS.1770-4 Annex 1 for 48 kHz: a shelf for the head, then a high pass.</summary>
internal sealed class KWeighting
{
    private double _x1, _x2, _y1, _y2, _z1, _z2;

    /// <summary>Mean square of the filtered sound.</summary>
    internal double MeanSquare(ReadOnlySpan<float> sound)
    {
        double sum = 0;
        foreach (float x in sound)
        {
            double y = (1.53512485958697 * x) - (2.69169618940638 * _x1) + (1.19839281085285 * _x2) + (1.69065929318241 * _y1) - (0.73248077421585 * _y2);
            double z = y - (2 * _y1) + _y2 + (1.99004745483398 * _z1) - (0.99007225036621 * _z2);
            (_x2, _x1) = (_x1, x);
            (_y2, _y1) = (_y1, y);
            (_z2, _z1) = (_z1, z);
            sum += z * z;
        }
        // Without this a silence after sound ends in denormal numbers, which are slow.
        if (Math.Abs(_z1) < 1e-20)
        {
            (_x1, _x2, _y1, _y2, _z1, _z2) = (0, 0, 0, 0, 0, 0);
        }
        return sound.IsEmpty ? 0 : sum / sound.Length;
    }

    internal static double Lufs(double meanSquare) => meanSquare > 1e-12 ? -0.691 + (10 * Math.Log10(meanSquare)) : -120;
}
