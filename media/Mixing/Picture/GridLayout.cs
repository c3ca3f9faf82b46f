namespace Arbitration.Media.Mixing.Picture;

/// <summary>Where the tiles of one to twelve people lie: 16:9 each, rows filled from the left, the last one centred.</summary>
internal static class GridLayout
{
    internal const int MaxTiles = 12;
    internal const int Gap = 8;

    internal static IReadOnlyList<Area> Of(int count, Area ground)
    {
        if (count == 0)
        {
            return [];
        }
        int columns = count switch { 1 => 1, <= 4 => 2, <= 9 => 3, _ => 4 };
        int width = WidestTile(columns, (count + columns - 1) / columns, ground);
        return Place(count, columns, width, width * 9 / 16 & ~1, ground);
    }

    /// <summary>The widest 16:9 tile of which so many columns and rows fit; a multiple of 32 lets the scaler write into the picture without a detour.</summary>
    internal static int WidestTile(int columns, int rows, Area ground)
    {
        int roomWidth = (ground.Width - ((columns + 1) * Gap)) / columns;
        int roomHeight = (ground.Height - ((rows + 1) * Gap)) / rows;
        return Math.Min(roomWidth, roomHeight * 16 / 9) & ~31;
    }

    /// <summary>Tiles of one size, row by row, their block in the middle.</summary>
    internal static IReadOnlyList<Area> Place(int count, int columns, int width, int height, Area ground)
    {
        int rows = (count + columns - 1) / columns;
        int top = ground.Y + ((ground.Height - (rows * height) - ((rows - 1) * Gap)) / 2);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            int row = i / columns;
            int inRow = Math.Min(columns, count - (row * columns));
            int left = ground.X + ((ground.Width - (inRow * width) - ((inRow - 1) * Gap)) / 2);
            return new Area((left + (i % columns * (width + Gap))) & ~1, (top + (row * (height + Gap))) & ~1, width, height);
        })];
    }
}
