namespace Arbitration.Media.Mixing.Picture;

/// <summary>What one tile is to show at a tick.</summary>
/// <param name="Seat">Whose tile; a new instance when anything of it changed.</param>
/// <param name="Source">Gives the picture; null: the name plate.</param>
/// <param name="FrozenSeconds">How long the picture has stood still, 0 while it moves.</param>
/// <param name="Note">A small line on the name plate.</param>
/// <param name="Speaking">The tile gets a frame.</param>
internal readonly record struct TileView(
    ProgrammeSeat Seat, ProgrammeSource? Source, int FrozenSeconds, string Note, bool Speaking)
{
    /// <summary>What of a page is seen; null for all others. The same instance stands for "nothing to repaint".</summary>
    internal PageView? View { get; init; }
}
