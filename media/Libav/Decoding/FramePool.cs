using Arbitration.Media.Libav.Handles;
using Arbitration.Media.Libav.Native;

namespace Arbitration.Media.Libav;

/// <summary>One decoder's pictures, each used again once it was disposed: at 25 a second and camera they would keep the collector busy.</summary>
internal sealed class FramePool : IDisposable
{
    // What waits for its moment in a programme at most.
    private const int MostIdle = 32;

    private readonly Lock _gate = new();
    private readonly Stack<VideoFrame> _idle = new(MostIdle);
    private bool _closed;

    /// <summary>An empty picture, to be disposed by its new owner.</summary>
    internal VideoFrame Take()
    {
        lock (_gate)
        {
            if (_idle.TryPop(out VideoFrame? idle))
            {
                idle.Reopen();
                return idle;
            }
        }
        return new VideoFrame(new FrameHandle(Avutil.av_frame_alloc()), this);
    }

    /// <summary>Takes back a picture that its owner has disposed.</summary>
    internal void Return(VideoFrame frame, FrameHandle handle)
    {
        Avutil.av_frame_unref(handle);
        lock (_gate)
        {
            if (!_closed && _idle.Count < MostIdle)
            {
                _idle.Push(frame);
                return;
            }
        }
        handle.Dispose();
    }

    /// <summary>Pictures that are still out are freed when they are disposed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            while (_idle.TryPop(out VideoFrame? idle))
            {
                idle.Free();
            }
        }
    }
}
