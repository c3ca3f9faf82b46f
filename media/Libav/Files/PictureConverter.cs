using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav.Files;

/// <summary>Makes an I420 picture of limited range (BT.601) of whatever a decoder gives out.</summary>
internal sealed class PictureConverter : IDisposable
{
    private readonly ScalerHandle _scaler = new(), _opaque = new();

    internal static (int Width, int Height) SizeOf(FrameHandle frame) =>
        (Field.Get<int>(frame.Pointer, FieldOffsets.Loaded.FrameWidth), Field.Get<int>(frame.Pointer, FieldOffsets.Loaded.FrameHeight));

    /// <param name="width">As <paramref name="height"/> even; of an odd picture one row or column may be left away.</param>
    /// <returns>The caller's to dispose.</returns>
    internal VideoFrame Convert(FrameHandle frame, int width, int height)
    {
        (int fromWidth, int fromHeight) = SizeOf(frame);
        int format = FormatOf(frame);
        if (IsPlainYuv(format))
        {
            return Convert(frame, (fromWidth & ~1, fromHeight & ~1, format), width, height);
        }
        using FrameHandle paper = OnPaper(frame, fromWidth, fromHeight, format);
        return Convert(paper, (fromWidth & ~1, fromHeight & ~1, Constants.Rgba), width, height);
    }

    public void Dispose()
    {
        _scaler.Dispose();
        _opaque.Dispose();
    }

    private VideoFrame Convert(FrameHandle frame, (int Width, int Height, int Format) from, int width, int height)
    {
        VideoFrame picture = VideoFrame.Rent(width, height);
        int smaller = from.Width > width ? Constants.ScaleArea : Constants.ScaleBicubic;
        Scale(_scaler.For(from.Width, from.Height, width, height, smaller | Constants.ScaleAccurate, from.Format), frame, from.Height, picture.Handle);
        return picture;
    }

    /// <summary>What is transparent lies on white, as on a screen that shows a page.</summary>
    private FrameHandle OnPaper(FrameHandle frame, int width, int height, int format)
    {
        FieldOffsets fields = FieldOffsets.Loaded;
        var paper = new FrameHandle(Avutil.av_frame_alloc());
        Field.Set(paper.Pointer, fields.FrameWidth, width);
        Field.Set(paper.Pointer, fields.FrameHeight, height);
        Field.Set(paper.Pointer, fields.FrameFormat, Constants.Rgba);
        LibavException.ThrowIfFailed(Avutil.av_frame_get_buffer(paper.Pointer, 0), "av_frame_get_buffer");
        Scale(_opaque.For(width, height, width, height, Constants.ScaleArea | Constants.ScaleAccurate, format, Constants.Rgba), frame, height, paper);
        for (int row = 0; row < height; row++)
        {
            BlendOnWhite(Row(paper, row, width * 4));
        }
        return paper;
    }

    private static void BlendOnWhite(Span<byte> row)
    {
        for (int at = 0; at + 3 < row.Length; at += 4)
        {
            int alpha = row[at + 3];
            if (alpha == 255)
            {
                continue;
            }
            for (int colour = at; colour < at + 3; colour++)
            {
                row[colour] = (byte)(((row[colour] * alpha) + (255 * (255 - alpha)) + 127) / 255);
            }
            row[at + 3] = 255;
        }
    }

    private static unsafe Span<byte> Row(FrameHandle frame, int row, int bytes)
    {
        FieldOffsets fields = FieldOffsets.Loaded;
        return new Span<byte>((byte*)Field.Get<nint>(frame.Pointer, fields.FrameData) + (row * (nint)Field.Get<int>(frame.Pointer, fields.FrameStride)), bytes);
    }

    private static unsafe void Scale(nint context, FrameHandle from, int rows, FrameHandle to)
    {
        FieldOffsets fields = FieldOffsets.Loaded;
        LibavException.ThrowIfFailed(
            Swscale.sws_scale(
                context, (nint*)(from.Pointer + fields.FrameData), (int*)(from.Pointer + fields.FrameStride), 0, rows,
                (nint*)(to.Pointer + fields.FrameData), (int*)(to.Pointer + fields.FrameStride)),
            "sws_scale");
    }

    private static bool IsPlainYuv(int format) => format is Constants.Yuv420 or Constants.Yuv422 or Constants.Yuv444
        or Constants.Yuv420FullRange or Constants.Yuv422FullRange or Constants.Yuv444FullRange;

    // swscale knows the range of the older names, which say it themselves.
    private static int FormatOf(FrameHandle frame)
    {
        int format = Field.Get<int>(frame.Pointer, FieldOffsets.Loaded.FrameFormat);
        return Field.Get<int>(frame.Pointer, FieldOffsets.Loaded.FrameRange) != Constants.FullRange ? format : format switch
        {
            Constants.Yuv420 => Constants.Yuv420FullRange,
            Constants.Yuv422 => Constants.Yuv422FullRange,
            Constants.Yuv444 => Constants.Yuv444FullRange,
            _ => format,
        };
    }
}
