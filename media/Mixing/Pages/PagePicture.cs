using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Pages;

/// <summary>
/// A page as its view shows it, in the size of its place. It is scaled once for each change of what is seen and marked once for
/// each change of the marks; for a pointer it is only copied.
/// </summary>
internal sealed class PagePicture : IDisposable
{
    // The part was rounded to even pixels of the page; who points at its very edge still points at it.
    private const float Edge = 4;

    private readonly PictureScaler _scaler = new(crisp: true);
    private VideoFrame? _page;
    private PageGeometry _geometry;
    private VideoFrame? _upright;
    private VideoFrame? _bare;
    private VideoFrame? _marked;
    private IReadOnlyList<PageMark> _marks = [];

    /// <summary>How often a page was scaled, for a test.</summary>
    internal int Scalings { get; private set; }

    /// <param name="place">Of the geometry's size.</param>
    internal void Paint(VideoFrame canvas, Area place, VideoFrame page, PageGeometry geometry, PageView view)
    {
        bool moved = !ReferenceEquals(page, _page) || geometry != _geometry;
        if (moved)
        {
            (_page, _geometry) = (page, geometry);
            Scale(page, geometry);
        }
        if (moved || !ReferenceEquals(view.Marks, _marks))
        {
            _marks = view.Marks;
            _bare!.CopyTo(_marked!, 0, 0);
            MarkInk.Draw(_marks, geometry, _marked!);
        }
        _marked!.CopyTo(canvas, place.X, place.Y);
        if (view.Pointer is { } pointer)
        {
            (float x, float y) = geometry.At(pointer);
            if (x >= -Edge && y >= -Edge && x <= place.Width + Edge && y <= place.Height + Edge)
            {
                MarkInk.Pointer.BlendWithin(canvas, place.X + Corner(x), place.Y + Corner(y), place);
            }
        }
    }

    /// <summary>Even, of a pointer whose middle lies there.</summary>
    private static int Corner(float middle) => (int)MathF.Round((middle - (MarkInk.Pointer.Width / 2f)) / 2) * 2;

    public void Dispose()
    {
        _scaler.Dispose();
        _upright?.Dispose();
        _bare?.Dispose();
        _marked?.Dispose();
    }

    private void Scale(VideoFrame page, PageGeometry geometry)
    {
        Scalings++;
        Area crop = geometry.Crop;
        bool turned = geometry.Turn != PageTurn.None, side = geometry.Turn is PageTurn.Right or PageTurn.Left;
        Fit(ref _bare, geometry.Width, geometry.Height);
        Fit(ref _marked, geometry.Width, geometry.Height);
        (int width, int height) = side ? (geometry.Height, geometry.Width) : (geometry.Width, geometry.Height);
        if (turned)
        {
            Fit(ref _upright, width, height);
        }
        VideoFrame scaled = turned ? _upright! : _bare!;
        _scaler.ScaleInto(page, (crop.X, crop.Y, crop.Width, crop.Height), scaled, 0, 0, width, height);
        if (width < crop.Width)
        {
            PrintInk.Strengthen(scaled);
        }
        if (turned)
        {
            PictureTurning.Turn(scaled, _bare!, (int)geometry.Turn);
        }
    }

    private static void Fit(ref VideoFrame? frame, int width, int height)
    {
        if (frame is null || frame.Width != width || frame.Height != height)
        {
            frame?.Dispose();
            frame = VideoFrame.Rent(width, height);
        }
    }
}
