using System.Runtime.InteropServices;

namespace Arbitration.Media.Libav.Native;

/// <summary>AVRational.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct Rational(int Numerator, int Denominator)
{
    internal long Rescale(long value, Rational target) => checked((long)Math.Round(
        (decimal)value * Numerator * target.Denominator / ((decimal)Denominator * target.Numerator), MidpointRounding.AwayFromZero));
}
