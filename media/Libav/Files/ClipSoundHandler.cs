namespace Arbitration.Media.Libav;

/// <summary>Takes a piece of a clip's sound.</summary>
/// <param name="mono">48 kHz; valid during the call.</param>
/// <param name="positionUs">Of its first sample in the clip.</param>
public delegate void ClipSoundHandler(ReadOnlySpan<float> mono, long positionUs);
