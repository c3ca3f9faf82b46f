namespace Arbitration.Media.Mixing;

/// <summary>How well a programme has kept its time.</summary>
/// <param name="Ticks">So many were made.</param>
/// <param name="Late">Of these began more than 120 ms after their time; most of them show the picture before them again.</param>
/// <param name="LatestUs">The latest of all began so many µs after its time.</param>
public readonly record struct Punctuality(long Ticks, long Late, long LatestUs)
{
    internal Punctuality After(long behindUs, bool late) => new(Ticks + 1, Late + (late ? 1 : 0), Math.Max(LatestUs, behindUs));
}
