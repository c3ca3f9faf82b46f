using Arbitration.Media.Contract;

namespace Arbitration.Media.Node;

/// <summary>Where a clip is at a time of the node's clock, from one time on.</summary>
/// <param name="Plays">False: it is held at <paramref name="PositionUs"/>, silent.</param>
/// <param name="PositionUs">Position at <paramref name="AtUs"/>.</param>
/// <param name="AtUs">Node clock; <see cref="long.MinValue"/>: at once.</param>
internal readonly record struct ClipLine(bool Plays, long PositionUs, long AtUs)
{
    /// <param name="atUs">The node's clock at the play state's hearing time; null while nothing is recorded.</param>
    public static ClipLine Of(ClipPlay? play, long? atUs) => new(play is { Playing: true } && atUs is not null, play?.PositionUs ?? 0, atUs ?? long.MinValue);

    public long PositionAt(long nodeUs) => Plays ? PositionUs + Math.Max(0, nodeUs - AtUs) : PositionUs;

    /// <summary>When a position is reached; only of one that plays.</summary>
    public long NodeUsOf(long positionUs) => AtUs + positionUs - PositionUs;
}
