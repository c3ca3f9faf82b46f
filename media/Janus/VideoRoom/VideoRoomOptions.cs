namespace Arbitration.Media.Janus;

/// <summary>How a room is made.</summary>
public sealed record VideoRoomOptions
{
    public int Publishers { get; init; } = 32;
    public int BitrateBps { get; init; } = 1_200_000;

    /// <summary>Each so many seconds every publisher is asked for a keyframe, so that a lost request costs no more than that.</summary>
    public int KeyframeEachSeconds { get; init; } = 10;
}
