namespace Arbitration.Media.Mixing.Picture;

/// <summary>A rectangle in pixels; everything is even, because chroma has half the resolution.</summary>
internal readonly record struct Area(int X, int Y, int Width, int Height)
{
    internal int Right => X + Width;

    internal int Bottom => Y + Height;

    /// <summary>The largest area of the given picture's shape in the middle of this one.</summary>
    internal Area Fit(int width, int height)
    {
        long byWidth = (long)Width * height, byHeight = (long)Height * width;
        int fitWidth = byWidth <= byHeight ? Width : (int)(byHeight / height) & ~1;
        int fitHeight = byWidth <= byHeight ? (int)(byWidth / width) & ~1 : Height;
        // One or two pixels of black beside a camera's picture look like a fault; a stretch by so little is not seen.
        fitWidth = Width - fitWidth <= 4 ? Width : Math.Max(2, fitWidth);
        fitHeight = Height - fitHeight <= 4 ? Height : Math.Max(2, fitHeight);
        return new Area(X + (((Width - fitWidth) / 2) & ~1), Y + (((Height - fitHeight) / 2) & ~1), fitWidth, fitHeight);
    }

    /// <summary>The part of a picture of the given size, from its middle, that has this one's shape.</summary>
    internal Area CropOf(int width, int height)
    {
        var whole = new Area(0, 0, width & ~1, height & ~1);
        Area crop = whole.Fit(Width, Height);
        return crop with { Width = Math.Min(crop.Width, whole.Width - crop.X), Height = Math.Min(crop.Height, whole.Height - crop.Y) };
    }

    internal Area Grow(int by) => new(X - by, Y - by, Width + (2 * by), Height + (2 * by));
}
