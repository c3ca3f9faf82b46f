using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>One I420 picture (BT.601 unless its maker says otherwise). Owns one AVFrame; dispose it where its way ends.</summary>
public sealed class VideoFrame : IDisposable
{
    private readonly FrameHandle _frame;
    private readonly FramePool? _home;
    private bool _atHome;

    /// <param name="frame">What it owns.</param>
    /// <param name="home">Where it goes when it is disposed; null: nowhere, it is freed.</param>
    internal VideoFrame(FrameHandle frame, FramePool? home = null) => (_frame, _home) = (frame, home);

    internal FrameHandle Handle
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _atHome), this);
            return _frame;
        }
    }

    public int Width => Field.Get<int>(Handle.Pointer, FieldOffsets.Loaded.FrameWidth);

    public int Height => Field.Get<int>(Handle.Pointer, FieldOffsets.Loaded.FrameHeight);

    /// <summary>Presentation time in the unit of who made the frame.</summary>
    public long Pts
    {
        get => Field.Get<long>(Handle.Pointer, FieldOffsets.Loaded.FramePts);
        set => Field.Set(Handle.Pointer, FieldOffsets.Loaded.FramePts, value);
    }

    /// <summary>A new writable picture of even width and height.</summary>
    public static VideoFrame Rent(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual((width | height) & 1, 0);
        FieldOffsets fields = FieldOffsets.Loaded;
        var frame = new FrameHandle(Avutil.av_frame_alloc());
        Field.Set(frame.Pointer, fields.FrameWidth, width);
        Field.Set(frame.Pointer, fields.FrameHeight, height);
        Field.Set(frame.Pointer, fields.FrameFormat, Constants.Yuv420);
        int code = Avutil.av_frame_get_buffer(frame.Pointer, 0);
        if (code < 0)
        {
            frame.Dispose();
            throw new LibavException("av_frame_get_buffer", code);
        }
        return new VideoFrame(frame);
    }

    /// <summary>Rows of plane 0 (Y), 1 (U) or 2 (V), each <see cref="Stride"/> bytes apart.</summary>
    public ReadOnlySpan<byte> Plane(int plane) => Bytes(plane);

    /// <summary>As <see cref="Plane"/>, to be written by the only owner of the picture.</summary>
    public Span<byte> WritablePlane(int plane)
    {
        LibavException.ThrowIfFailed(Avutil.av_frame_make_writable(Handle.Pointer), "av_frame_make_writable");
        return Bytes(plane);
    }

    /// <summary>Bytes from one row of a plane to the next.</summary>
    public int Stride(int plane) => Field.Get<int>(Handle.Pointer, FieldOffsets.Loaded.FrameStride + (4 * CheckPlane(plane)));

    /// <summary>A second owner of the same picture, which stays unchanged while there are two.</summary>
    public VideoFrame Share() => new(new FrameHandle(Avutil.av_frame_clone(Handle.Pointer)));

    /// <summary>Once and by its last owner: a decoder's picture is then used for another one.</summary>
    public void Dispose()
    {
        if (_home is null)
        {
            _frame.Dispose();
        }
        else if (!Interlocked.Exchange(ref _atHome, true))
        {
            _home.Return(this, _frame);
        }
    }

    internal void Reopen() => Volatile.Write(ref _atHome, false);

    /// <summary>Copies the whole picture to x, y of a larger or equal one; both numbers even.</summary>
    public void CopyTo(VideoFrame target, int x, int y)
    {
        for (int plane = 0; plane < 3; plane++)
        {
            int shift = plane == 0 ? 0 : 1, width = Width >> shift, from = Stride(plane), to = target.Stride(plane);
            ReadOnlySpan<byte> bytes = Plane(plane);
            Span<byte> written = target.WritablePlane(plane);
            for (int row = 0; row < Height >> shift; row++)
            {
                bytes.Slice(row * from, width).CopyTo(written[((((y >> shift) + row) * to) + (x >> shift))..]);
            }
        }
    }

    internal void Free() => _frame.Dispose();

    internal nint PlanePointer(int plane) => Field.Get<nint>(Handle.Pointer, FieldOffsets.Loaded.FrameData + (8 * CheckPlane(plane)));

    private unsafe Span<byte> Bytes(int plane)
    {
        int rows = plane == 0 ? Height : (Height + 1) / 2;
        int columns = plane == 0 ? Width : (Width + 1) / 2;
        int stride = Stride(plane);
        // A decoder may hand out bottom-up rows; none of those used here does.
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, columns);
        return new Span<byte>((void*)PlanePointer(plane), (stride * (rows - 1)) + columns);
    }

    private static int CheckPlane(int plane) => plane is >= 0 and <= 2 ? plane : throw new ArgumentOutOfRangeException(nameof(plane));
}
