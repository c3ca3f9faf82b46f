namespace Arbitration.Media.Recording;

/// <summary>An epoch and its time: hearing time <c>HearingUs</c> is the node's clock <c>NodeUs</c>.</summary>
public sealed record EpochStart(long Epoch, long HearingUs, long NodeUs);
