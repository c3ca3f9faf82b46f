namespace Arbitration.Court.Hearings.Recording;

/// <summary>One start of a recorder: hearing time <paramref name="HearingUs"/> is at the node's clock <paramref name="NodeUs"/> (0: when it starts).</summary>
/// <param name="NodeStart">Which start of the node's process it was given to.</param>
[GenerateSerializer, Immutable]
internal sealed record RecorderEpoch(long Epoch, long HearingUs, long NodeUs, string NodeStart)
{
    public static RecorderEpoch None { get; } = new(0, 0, 0, "");
}
