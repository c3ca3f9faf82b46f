namespace Arbitration.Media.Node;

/// <summary>Decodes a clip from a position on into a reel, on a thread of its own that waits while the reel is full.</summary>
internal sealed class ClipReader : IDisposable
{
    private static readonly TimeSpan s_longestSilence = TimeSpan.FromSeconds(15);

    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private readonly Lock _gate = new();
    private DecoderProcess? _decoder;
    private volatile bool _stop, _unreadable, _brokenOff;

    public ClipReader(string file, long fromUs, TimeProvider time)
    {
        (_file, _time) = (file, time);
        Reel = new ClipReel(fromUs);
        _thread = new Thread(() => Run(fromUs)) { IsBackground = true, Name = "clip reader" };
        _thread.Start();
    }

    public ClipReel Reel { get; }

    /// <summary>The file cannot be decoded; there will be no more than there is.</summary>
    public bool IsUnreadable => _unreadable;

    /// <summary>The process ended without a last word: another one may do better.</summary>
    public bool HasBrokenOff => _brokenOff;

    public void Dispose()
    {
        _stop = true;
        Reel.Dispose();
        lock (_gate) _decoder?.Kill();
        _thread.Join();
    }

    private void Run(long fromUs)
    {
        try
        {
            using var decoder = DecoderProcess.ForClip(_file, fromUs);
            lock (_gate) _decoder = decoder;
            // Else a clip could keep its thread for good by a decoder that hangs.
            using var silence = _time.CreateTimer(_ => decoder.Kill(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            while (!_stop && Reel.WaitForRoom() && Take(decoder, silence))
            {
            }

            lock (_gate) _decoder = null;
        }
#pragma warning disable CA1031 // Whatever the decoder did to us, it is to cost its clip alone.
        catch (Exception)
#pragma warning restore CA1031
        {
            _brokenOff = !_stop;
            lock (_gate) _decoder = null;
        }
    }

    private bool Take(DecoderProcess decoder, ITimer silence)
    {
        silence.Change(s_longestSilence, Timeout.InfiniteTimeSpan);
        var part = decoder.Answers.Read();
        silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (part.Kind is DecodedKind.Picture or DecodedKind.Sound) return Reel.Add(part);
        Reel.End();
        _unreadable = part.Kind == DecodedKind.Unreadable;
        return false;
    }
}
