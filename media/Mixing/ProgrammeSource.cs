using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Scenes;
using Arbitration.Media.Mixing.Sound;

namespace Arbitration.Media.Mixing;

/// <summary>One camera, microphone or both of a seat, a page, or a clip. Pushing is safe from any thread.</summary>
public sealed class ProgrammeSource
{
    // More than the playout delay of a 60 fps camera; a source that runs ahead loses its oldest pictures.
    private const int MaxQueued = 32;
    private const long RestsAfterUs = 2_000_000;

    private readonly Lock _gate = new();
    private readonly Queue<(VideoFrame Frame, long ArrivalUs)> _queue = new();
    private readonly Schedule<PageView> _view = new(PageView.Plain);
    private bool _closed;
    private int _wantedHeight = int.MaxValue;
    private long _seenSinceUs = long.MinValue;
    private long _seenUs = long.MinValue;

    internal ProgrammeSource(string id, string seat, SourceKind kind)
    {
        Id = id;
        Seat = seat;
        Kind = kind;
    }

    public string Id { get; }

    /// <summary>Empty for a page and a clip, which are no one's.</summary>
    public string Seat { get; }

    public SourceKind Kind { get; }

    /// <summary>
    /// How high the picture is shown, in pixels: who sends may send less. 0: nobody sees it, and nothing need be decoded.
    /// <see cref="int.MaxValue"/> while nothing is recorded. From any thread.
    /// </summary>
    public int WantedHeight => Volatile.Read(ref _wantedHeight);

    internal SourceSound Sound { get; } = new();

    internal VoiceGain Voice { get; } = new();

    internal ClipGain Level { get; } = new();

    /// <summary>No seat can be out for it, and it may stand for as long as it likes.</summary>
    internal bool IsShown => Kind is SourceKind.Page or SourceKind.Clip;

    /// <summary>The picture on show and when it arrived; touched only by the mixing tick.</summary>
    internal VideoFrame? Shown { get; private set; }

    internal long ShownArrivalUs { get; private set; } = long.MinValue;

    /// <summary>Hands over a picture; it is disposed here.</summary>
    /// <param name="frame">Of a camera any size up to full HD; a page may have up to 20 million pixels.</param>
    /// <param name="arrivalUs">When it was taken, as mapped to the node's clock.</param>
    public void PushVideo(VideoFrame frame, long arrivalUs)
    {
        lock (_gate)
        {
            if (_closed)
            {
                frame.Dispose();
                return;
            }
            if (_queue.Count == MaxQueued)
            {
                _queue.Dequeue().Frame.Dispose();
            }
            _queue.Enqueue((frame, arrivalUs));
        }
    }

    /// <summary>Hands over sound, which is copied.</summary>
    /// <param name="mono48k">48 kHz mono, full scale ±1.</param>
    /// <param name="arrivalUs">Time of its first sample on the node's clock, the same mapping as for pictures.</param>
    public void PushAudio(ReadOnlySpan<float> mono48k, long arrivalUs) => Sound.Write(mono48k, SourceSound.SampleAt(arrivalUs));

    /// <summary>How much louder or softer a clip is than its file, -40 to 12 dB; nothing else has such a gain.</summary>
    public void SetGain(double db) => Level.Set(db);

    /// <summary>Takes back what was handed over for a time and after it, and was not shown or heard yet.</summary>
    /// <param name="fromUs">As for pushing.</param>
    public void Retract(long fromUs)
    {
        lock (_gate)
        {
            for (int left = _queue.Count; left > 0; left--)
            {
                (VideoFrame Frame, long ArrivalUs) waiting = _queue.Dequeue();
                if (waiting.ArrivalUs < fromUs)
                {
                    _queue.Enqueue(waiting);
                    continue;
                }
                waiting.Frame.Dispose();
            }
        }
        Sound.CutFrom(SourceSound.SampleAt(fromUs));
    }

    /// <summary>For how long the picture on show has been the newest; a picture that nobody sees does not grow old.</summary>
    internal long AgeUs(long dueUs) => WantedHeight == 0 ? 0 : dueUs - Math.Max(ShownArrivalUs, _seenSinceUs);

    /// <summary>Told at each tick of a recording how high the picture is shown there; 0: not at all.</summary>
    internal void NoteSeen(int height, long dueUs)
    {
        _seenUs = height > 0 || _seenUs == long.MinValue ? dueUs : _seenUs;
        if (height == 0 && dueUs - _seenUs <= RestsAfterUs)
        {
            return; // who is hidden for a moment comes back without a gap
        }
        _seenSinceUs = WantedHeight == 0 && height > 0 ? dueUs : _seenSinceUs;
        Volatile.Write(ref _wantedHeight, height);
    }

    /// <summary>Shows another part of a page, turns it, points and marks; from the first picture on that is not before a time.</summary>
    /// <param name="atNodeUs">The node's clock; a time that has passed: from the next picture on. Views that were to come then or later are dropped.</param>
    public void SetView(PageView view, long atNodeUs = long.MinValue)
    {
        lock (_gate)
        {
            _view.SetAt(view, atNodeUs);
        }
    }

    internal PageView ViewAt(long nowUs)
    {
        lock (_gate)
        {
            _view.Advance(nowUs);
            return _view.Current;
        }
    }

    /// <summary>Moves on to the newest picture that is due.</summary>
    internal void Advance(long dueUs)
    {
        lock (_gate)
        {
            while (_queue.TryPeek(out (VideoFrame Frame, long ArrivalUs) next) && next.ArrivalUs <= dueUs)
            {
                Shown?.Dispose();
                (Shown, ShownArrivalUs) = _queue.Dequeue();
            }
        }
    }

    internal void Close()
    {
        lock (_gate)
        {
            _closed = true;
            while (_queue.TryDequeue(out (VideoFrame Frame, long ArrivalUs) waiting))
            {
                waiting.Frame.Dispose();
            }
            Shown?.Dispose();
            Shown = null;
        }
    }
}
