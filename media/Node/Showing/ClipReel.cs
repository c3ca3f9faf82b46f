using Arbitration.Media.Libav;

namespace Arbitration.Media.Node;

/// <summary>
/// What is decoded of a clip around the position that is wanted: a little of the past, so that a clip can be held at a time that
/// has just gone by, and a little ahead. One thread puts in and waits while it is full, another takes.
/// </summary>
internal sealed class ClipReel : IDisposable
{
    private const long BackUs = 700_000, AheadUs = 500_000;
    // At 1280×720 a picture is 1.4 MB; more than this a file needs only whose sound lies far from its pictures.
    private const int MostPictures = 96;
    private const long MostSoundUs = 60_000_000;

    private readonly Lock _gate = new();
    private readonly AutoResetEvent _room = new(false);
    private readonly LinkedList<VideoFrame> _pictures = new();
    private readonly LinkedList<(long AtUs, long ToUs, float[] Mono)> _sound = new();
    private long _fromUs, _wantedUs;
    private bool _ended, _closed;

    /// <param name="fromUs">The position the decoder was told to begin at.</param>
    public ClipReel(long fromUs) => (_fromUs, _wantedUs) = (fromUs, fromUs);

    /// <summary>Puts a part in; false when it is closed and the part was thrown away.</summary>
    public bool Add(DecodedPart part)
    {
        lock (_gate)
        {
            if (_closed) part.Picture?.Dispose();
            else if (part.Picture is { } picture) AddPicture(picture, part.PositionUs);
            else if (part.Sound is { } mono) _sound.AddLast((part.PositionUs, part.PositionUs + (mono.Length * 1000L / 48), mono));
            return !_closed;
        }
    }

    /// <summary>Nothing follows: all of the file is in, or the last that could be read.</summary>
    public void End()
    {
        lock (_gate) _ended = true;
    }

    /// <summary>Waits while there is enough for a while; false once it is closed.</summary>
    public bool WaitForRoom()
    {
        while (true)
        {
            lock (_gate)
            {
                if (_closed) return false;
                if (!IsFull) return true;
            }

            _room.WaitOne(100);
        }
    }

    /// <summary>Whether what stands at a position is here or will be shortly.</summary>
    public bool Covers(long positionUs)
    {
        lock (_gate) return positionUs >= _fromUs && (_ended || positionUs <= Math.Max(_wantedUs, NewestUs) + AheadUs);
    }

    /// <summary>Says up to where it is wanted; what lies long before may go.</summary>
    public void Want(long heldUs, long untilUs)
    {
        lock (_gate)
        {
            _wantedUs = untilUs;
            while (_pictures.First?.Next is { } second && second.Value.Pts <= heldUs - BackUs)
            {
                _pictures.First.Value.Dispose();
                _pictures.RemoveFirst();
                _fromUs = Math.Max(_fromUs, second.Value.Pts);
            }

            while (_sound.First is { } first && first.Value.ToUs <= heldUs - BackUs)
            {
                _sound.RemoveFirst();
                _fromUs = Math.Max(_fromUs, first.Value.ToUs);
            }
        }

        _room.Set();
    }

    /// <summary>The newest picture that is not behind a position, if it comes after another one; the caller's to dispose.</summary>
    public VideoFrame? PictureAt(long positionUs, long afterUs)
    {
        lock (_gate)
        {
            var node = _pictures.Last;
            while (node is not null && node.Value.Pts > positionUs) node = node.Previous;
            // The file's first picture may lie a little behind its beginning: until then it stands for what is before it.
            node ??= _fromUs == 0 || _ended ? _pictures.First : null;
            return node is not null && node.Value.Pts > afterUs ? Shared(node.Value) : null;
        }
    }

    /// <summary>The next picture after a position and before another; the caller's to dispose.</summary>
    public VideoFrame? NextPicture(long afterUs, long beforeUs)
    {
        lock (_gate)
        {
            foreach (var picture in _pictures)
                if (picture.Pts > afterUs) return picture.Pts < beforeUs ? Shared(picture) : null;
            return null;
        }
    }

    /// <summary>Sound from a position on, or from the next that there is before another one.</summary>
    public (long AtUs, ReadOnlyMemory<float> Mono) NextSound(long fromUs, long beforeUs, int mostSamples)
    {
        const long halfSampleUs = 11;
        lock (_gate)
        {
            foreach (var (atUs, toUs, mono) in _sound)
            {
                if (toUs <= fromUs + halfSampleUs) continue;
                if (atUs >= beforeUs) return default;
                var skip = Math.Max(0, (int)((fromUs - atUs + halfSampleUs) * 48 / 1000));
                if (skip >= mono.Length) continue;
                return (atUs + (skip * 1000L / 48), mono.AsMemory(skip, Math.Min(mostSamples, mono.Length - skip)));
            }

            return default;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (var picture in _pictures) picture.Dispose();
            _pictures.Clear();
            _sound.Clear();
        }

        _room.Set();
    }

    private bool IsFull => (_pictures.Count == 0 || _pictures.Last!.Value.Pts > _wantedUs + AheadUs) && (_sound.Count == 0 || _sound.Last!.Value.ToUs > _wantedUs + AheadUs)
        ? _pictures.Count + _sound.Count > 0
        : _pictures.Count >= MostPictures || (_sound.Count > 0 && _sound.Last!.Value.ToUs > _wantedUs + MostSoundUs);

    private long NewestUs => Math.Max(_pictures.Last?.Value.Pts ?? long.MinValue, _sound.Last?.Value.ToUs ?? long.MinValue);

    // Out of order it could never be shown.
    private void AddPicture(VideoFrame picture, long positionUs)
    {
        picture.Pts = positionUs;
        if (_pictures.Last is { } last && last.Value.Pts >= positionUs) picture.Dispose();
        else _pictures.AddLast(picture);
    }

    private static VideoFrame Shared(VideoFrame picture)
    {
        var shared = picture.Share();
        shared.Pts = picture.Pts;
        return shared;
    }
}
