namespace Arbitration.Testing;

/// <summary>What reached somebody of one other person over a while.</summary>
/// <param name="Concealed">Share of the sound that was made up; 1 when there was none.</param>
/// <param name="FrameGapMs">How long the gap between two pictures is that somebody who looks at any moment looks at: long when pictures stand still now and then.</param>
/// <param name="RttMs">Between the page and the gateway, at the end.</param>
public readonly record struct Received(double Concealed, double FramesPerSecond, double FrameGapMs, double BitrateBps, double RttMs)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{Concealed:0.0%} concealed, {FramesPerSecond:0.0} pictures a second, gap {FrameGapMs:0} ms, {BitrateBps / 1000:0} kbit/s, round trip {RttMs:0} ms");
}
