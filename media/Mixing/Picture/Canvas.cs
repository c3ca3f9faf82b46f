using Arbitration.Media.Libav;

namespace Arbitration.Media.Mixing.Picture;

/// <summary>Filling areas of an I420 picture.</summary>
internal static class Canvas
{
    internal static void Fill(this VideoFrame picture, Area area, Colour colour)
    {
        FillPlane(picture, 0, area, colour.Y);
        var half = new Area(area.X / 2, area.Y / 2, area.Width / 2, area.Height / 2);
        FillPlane(picture, 1, half, colour.U);
        FillPlane(picture, 2, half, colour.V);
    }

    /// <summary>A frame of the given width just outside an area.</summary>
    internal static void Frame(this VideoFrame picture, Area area, int width, Colour colour)
    {
        Area outer = area.Grow(width);
        picture.Fill(new Area(outer.X, outer.Y, outer.Width, width), colour);
        picture.Fill(new Area(outer.X, area.Bottom, outer.Width, width), colour);
        picture.Fill(new Area(outer.X, area.Y, width, area.Height), colour);
        picture.Fill(new Area(area.Right, area.Y, width, area.Height), colour);
    }

    private static void FillPlane(VideoFrame picture, int plane, Area area, byte value)
    {
        Span<byte> bytes = picture.WritablePlane(plane);
        int stride = picture.Stride(plane);
        for (int row = area.Y; row < area.Bottom; row++)
        {
            bytes.Slice((row * stride) + area.X, area.Width).Fill(value);
        }
    }
}
