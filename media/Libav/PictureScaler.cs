using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>Scales a picture, or a part of it, into a rectangle of another; keeps its tables while the sizes stay.</summary>
/// <param name="crisp">For print that stands still: small letters stay sharp, at several times the cost.</param>
public sealed class PictureScaler(bool crisp = false) : IDisposable
{
    // swscale's vector code writes whole blocks, past the right edge of the target if its width is none of these.
    private const int WholeBlocks = 32;

    private readonly ScalerHandle _scaler = new();
    private VideoFrame? _scratch;

    /// <summary>Writes <paramref name="source"/>, scaled, at x, y of <paramref name="target"/>; all four numbers even.</summary>
    public void ScaleInto(VideoFrame source, VideoFrame target, int x, int y, int width, int height) =>
        ScaleInto(source, (0, 0, source.Width, source.Height), target, x, y, width, height);

    /// <summary>As above, of a part of the source; its place is even.</summary>
    public void ScaleInto(VideoFrame source, (int X, int Y, int Width, int Height) part, VideoFrame target, int x, int y, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual((x | y | width | height | part.X | part.Y) & 1, 0);
        if (part.X < 0 || part.Y < 0 || part.Width <= 0 || part.Height <= 0 || part.X + part.Width > source.Width || part.Y + part.Height > source.Height)
        {
            throw new ArgumentOutOfRangeException(nameof(part), "The part lies outside its picture.");
        }
        if (x < 0 || y < 0 || width <= 0 || height <= 0 || x + width > target.Width || y + height > target.Height)
        {
            throw new ArgumentOutOfRangeException(nameof(width), "The rectangle lies outside the picture.");
        }
        if (width % WholeBlocks == 0)
        {
            Scale(source, part, target, x, y, width, height);
            return;
        }
        if (_scratch is null || _scratch.Width != width || _scratch.Height != height)
        {
            _scratch?.Dispose();
            _scratch = VideoFrame.Rent(width, height);
        }
        Scale(source, part, _scratch, 0, 0, width, height);
        _scratch.CopyTo(target, x, y);
    }

    // Fast bilinear looks at two pixels in a row for each, so below half the size it skips some; area averages them, without the
    // dark rims that Lanczos gives to letters.
    private int Flags(int from, int to) => crisp
        ? (from > to ? Constants.ScaleArea : Constants.ScaleBicubic) | Constants.ScaleAccurate
        : from > to * 2 ? Constants.ScaleArea : Constants.ScaleFastBilinear;

    private unsafe void Scale(VideoFrame source, (int X, int Y, int Width, int Height) part, VideoFrame target, int x, int y, int width, int height)
    {
        int flags = Flags(part.Width, width);
        nint context = _scaler.For(part.Width, part.Height, width, height, flags);
        int* fromStride = stackalloc int[4] { source.Stride(0), source.Stride(1), source.Stride(2), 0 };
        nint* from = stackalloc nint[4];
        from[0] = source.PlanePointer(0) + (part.Y * fromStride[0]) + part.X;
        from[1] = source.PlanePointer(1) + (part.Y / 2 * fromStride[1]) + (part.X / 2);
        from[2] = source.PlanePointer(2) + (part.Y / 2 * fromStride[2]) + (part.X / 2);
        from[3] = 0;
        nint* to = stackalloc nint[4];
        int* toStride = stackalloc int[4] { target.Stride(0), target.Stride(1), target.Stride(2), 0 };
        to[0] = target.PlanePointer(0) + (y * toStride[0]) + x;
        to[1] = target.PlanePointer(1) + (y / 2 * toStride[1]) + (x / 2);
        to[2] = target.PlanePointer(2) + (y / 2 * toStride[2]) + (x / 2);
        to[3] = 0;
        LibavException.ThrowIfFailed(Swscale.sws_scale(context, from, fromStride, 0, part.Height, to, toStride), "sws_scale");
    }

    public void Dispose()
    {
        _scaler.Dispose();
        _scratch?.Dispose();
    }
}
