namespace Arbitration.Court.Hearings.Recording;

/// <summary>The recorder as it should be now.</summary>
/// <param name="EpochVersion">The room's version that first carried this epoch.</param>
/// <param name="Version">The room's newest version.</param>
/// <param name="HearingUs">Hearing time now, as estimated; null before the first recorder.</param>
/// <param name="NodeUs">The node's clock now, as estimated.</param>
internal sealed record RecorderWish(
    bool IsOn, RecordingState Is, RecorderEpoch Epoch, long EpochVersion, long Version, long? HearingUs, long? NodeUs);
