namespace Arbitration.Media.Recording;

/// <summary>
/// Packets that say "nothing was received here" (RFC 7845 §4.1): a frame of no bytes. They hold the place, so that what follows
/// is decoded at its time; whatever a player makes of them, no sound was put into the record.
/// </summary>
internal static class MissingSound
{
    private static readonly int[] CeltFrames = [960, 480, 240, 120];

    /// <summary>The shortest stretch that can be declared: 2.5 ms.</summary>
    public const int LeastSamples = 120;

    /// <param name="samples">How much is missing; what is over a multiple of 2.5 ms is left out.</param>
    /// <param name="before">The packet before the hole; its mode is kept where that is possible.</param>
    /// <param name="beforeSamples">Its length.</param>
    public static IEnumerable<(byte[] Packet, int Samples)> Of(int samples, byte[] before, int beforeSamples)
    {
        if ((before[0] & 3) == 0)
            for (; samples >= beforeSamples; samples -= beforeSamples) yield return ([before[0]], beforeSamples);
        for (var i = 0; i < CeltFrames.Length; i++)
            for (; samples >= CeltFrames[i]; samples -= CeltFrames[i]) yield return ([(byte)(31 - i << 3 | before[0] & 4)], CeltFrames[i]);
    }
}
