using Arbitration.Media.Libav;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Scenes;
using Arbitration.Media.Mixing.Sound;

namespace Arbitration.Media.Mixing;

/// <summary>
/// The mixed picture and sound of one room. One thread of its own makes a tick every 40 ms at its nominal time; a late tick is
/// made up for, never left out, so presentation times have no holes. All members are safe from any thread.
/// </summary>
public sealed class Programme : IDisposable
{
    // A recorder that is told to start in the past catches up by at most this much; before that lies a declared gap.
    private const long MaxCatchUpUs = 2_000_000;
    private const long LateUs = 120_000;
    // So far behind, catching up is hopeless: better a declared gap and a new epoch than a recording that lags ever more.
    private const long HopelessUs = 15_000_000;

    private static readonly Area s_unknown = new(0, 0, int.MaxValue, int.MaxValue);

    private readonly ProgrammeOptions _options;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly TickThread _thread;
    private readonly Cast _cast = new();
    private readonly Lettering _lettering;
    private readonly Composer _composer;
    private readonly ScenePreview _preview;
    private readonly float[] _mix;
    private readonly long _tickUs;
    private readonly long _delayUs;
    private readonly Schedule<ProgrammeScene> _scenes = new(new ProgrammeScene());
    private readonly Func<string, Area?> _tileOf;
    private EncodingEpoch? _epoch;
    private long _nextUs = long.MinValue;
    private long _nextSample;
    private (PageView?, PageView?) _views;
    private Punctuality _punctuality;
    private bool _stopped;

    public Programme(ProgrammeOptions options, TimeProvider time)
    {
        int rate = options.Video.FrameRate;
        if (1_000_000 % rate != 0 || AacEncoder.SampleRate % rate != 0)
        {
            throw new ArgumentException($"{rate} frames a second have no whole number of µs and samples each.", nameof(options));
        }
        _options = options;
        _time = time;
        _tickUs = 1_000_000 / rate;
        _delayUs = (long)options.PlayoutDelay.TotalMicroseconds;
        _mix = new float[AacEncoder.SampleRate / rate];
        _lettering = new Lettering(options.RegularFont, options.BoldFont);
        _composer = new Composer(_lettering, options.Video.Width, options.Video.Height);
        _tileOf = _composer.TileOf;
        _preview = new ScenePreview(_lettering, options.Video.Width, options.Video.Height);
        _thread = new TickThread("programme", TickIfDue);
    }

    /// <summary>A tick failed and encoding has ended without its last fragment (<see cref="HearingUs"/> is -1): start a new epoch.
    /// Raised on the programme's thread, also for what the fragment callback throws.</summary>
    public event Action<Exception>? Faulted;

    /// <summary>Hearing time now while encoding, else -1.</summary>
    public long HearingUs
    {
        get
        {
            lock (_gate)
            {
                return HearingAt(_time.NowUs());
            }
        }
    }

    /// <summary>When on the node's clock a hearing time is or was; null while not encoding.</summary>
    public long? NodeUsOf(long hearingUs)
    {
        lock (_gate)
        {
            return _epoch?.NodeAt(hearingUs);
        }
    }

    /// <summary>Hearing time up to which the programme is made while encoding, else -1; a scene that is set now begins there.</summary>
    public long MixedUs
    {
        get
        {
            lock (_gate)
            {
                return HearingAt(_nextUs);
            }
        }
    }

    /// <summary>How well its own thread has kept the time so far.</summary>
    public Punctuality Punctuality
    {
        get
        {
            lock (_gate)
            {
                return _punctuality;
            }
        }
    }

    /// <summary>Starts the thread, unless the caller steps itself; levels are measured from now on. Starting twice does nothing.</summary>
    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopped, this);
            if (!_options.OwnThread)
            {
                return;
            }
            if (_nextUs == long.MinValue)
            {
                MoveTo(_time.NowUs());
            }
            _thread.Start();
        }
    }

    /// <summary>Adds a source of a seat; an id that is still there gives the same source again (a new attempt goes on in its tile).</summary>
    /// <param name="seat">Its seat; empty for a page and a clip.</param>
    /// <param name="kind">What its picture is of; null: as the device in its id (seat/device/kind) says.</param>
    public ProgrammeSource AddSource(string sourceId, string seat, SourceKind? kind = null)
    {
        lock (_gate)
        {
            return _cast.Add(sourceId, seat, kind ?? DisplayChoice.KindOf(sourceId));
        }
    }

    /// <summary>Takes a source out; its tile stays for a while as a name plate. An unknown id does nothing.</summary>
    public void RemoveSource(string sourceId)
    {
        lock (_gate)
        {
            _cast.Remove(sourceId);
        }
    }

    /// <summary>Says who is in the room; sources of other seats are neither seen nor heard.</summary>
    public void SetSeats(IReadOnlyList<ProgrammeSeat> seats)
    {
        lock (_gate)
        {
            _cast.Seat(seats);
        }
    }

    /// <summary>Sets the scene from the next tick on, and drops scenes that were to come.</summary>
    /// <param name="scene">What to show.</param>
    /// <param name="cut">True: a new fragment begins with the scene's first picture.</param>
    /// <returns>As <see cref="CutFragment"/>; without encoding or cut -1.</returns>
    public long SetScene(ProgrammeScene scene, bool cut = false)
    {
        lock (_gate)
        {
            _scenes.Set(scene);
            return cut ? CutFragment() : -1;
        }
    }

    /// <summary>Sets the scene from the first picture on that is not before a time; for a time that has passed, from the next one on.</summary>
    /// <param name="atNodeUs">The node's clock. Scenes that were to come at this time or later are dropped.</param>
    /// <returns>Hearing time of that picture; -1 when not encoding.</returns>
    /// <inheritdoc cref="SetScene(ProgrammeScene, bool)"/>
    public long SetScene(ProgrammeScene scene, long atNodeUs, bool cut = false)
    {
        lock (_gate)
        {
            if (atNodeUs <= _nextUs)
            {
                SetScene(scene, cut);
                return HearingAt(_nextUs);
            }
            _scenes.SetAt(scene, atNodeUs, cut);
            return HearingAt(_nextUs + ((atNodeUs - _nextUs + _tickUs - 1) / _tickUs * _tickUs));
        }
    }

    /// <summary>What a scene would show now, without showing it; null: the scene that is on.</summary>
    /// <param name="width">Width and height of the picture; both even, as the programme's or smaller.</param>
    /// <returns>The caller's to dispose.</returns>
    public VideoFrame Preview(ProgrammeScene? scene, int width, int height)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_stopped, this);
            return _preview.Draw(scene ?? _scenes.Current, _cast.Stage, WallClockAt(_time.NowUs()), width, height);
        }
    }

    /// <summary>The characters of names and of the scene that the font cannot draw; they stand as boxes in the picture.</summary>
    public IReadOnlyList<MissingGlyph> MissingGlyphs()
    {
        lock (_gate)
        {
            IEnumerable<(string Where, string Text)> texts = _cast.Labels().Concat(_scenes.Current.Texts.Select(text => ("scene", text)));
            return [.. texts.SelectMany(t => _lettering.Missing(t.Text).Select(missing => new MissingGlyph(t.Where, t.Text, missing)))];
        }
    }

    /// <summary>Starts an epoch, and the thread if it does not run yet.</summary>
    /// <param name="hearingUs">Hearing time at <paramref name="atNodeUs"/>.</param>
    /// <param name="atNodeUs">The node's clock; the first picture lies there unless that is more than 2 s ago.</param>
    /// <param name="onFragment">Called on the programme's thread; while it runs the next picture waits, so hand the bytes on quickly.</param>
    /// <returns>The init segment, byte-identical for equal options.</returns>
    /// <exception cref="InvalidOperationException">It is encoding already.</exception>
    public byte[] StartEncoding(long hearingUs, long atNodeUs, Action<Fragment> onFragment)
    {
        lock (_gate)
        {
            if (_epoch is not null)
            {
                throw new InvalidOperationException("The programme is encoding already.");
            }
            long now = _time.NowUs();
            long first = _options.OwnThread && now - atNodeUs > MaxCatchUpUs ? now : atNodeUs;
            _epoch = new EncodingEpoch(_options, first, hearingUs - atNodeUs, onFragment);
            MoveTo(first);
            Start();
            _thread.Wake();
            return _epoch.Init;
        }
    }

    /// <summary>Begins a new fragment with the next picture.</summary>
    /// <returns>Hearing time of that picture: fragments with <see cref="Fragment.FromUs"/> from there on lie behind the cut; -1 when not encoding.</returns>
    public long CutFragment()
    {
        lock (_gate)
        {
            _epoch?.Cut();
            return HearingAt(_nextUs);
        }
    }

    /// <summary>Ends the epoch: hands out the last fragment, then returns. Does nothing when not encoding.</summary>
    public void StopEncoding()
    {
        lock (_gate)
        {
            using EncodingEpoch? epoch = _epoch;
            _epoch = null;
            epoch?.Finish();
        }
    }

    /// <summary>How loud each seat is, in the seats' order.</summary>
    public IReadOnlyList<SeatLevel> Levels()
    {
        lock (_gate)
        {
            return _cast.Levels();
        }
    }

    /// <summary>Makes the next tick at once, whatever the clock says; only with <see cref="ProgrammeOptions.OwnThread"/> off.</summary>
    public void Step()
    {
        if (_options.OwnThread)
        {
            throw new InvalidOperationException("The programme has its own thread.");
        }
        lock (_gate)
        {
            if (_nextUs == long.MinValue)
            {
                MoveTo(_time.NowUs());
            }
            Tick(repeatPicture: false);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return;
            }
            _stopped = true;
        }
        _thread.Dispose();
        _cast.Close();
        _epoch?.Dispose();
        _composer.Dispose();
        _preview.Dispose();
        _lettering.Dispose();
    }

    /// <summary>The picture on show and where a seat's tile lies in it, for tests that look at it.</summary>
    internal void Look(Action<VideoFrame, Func<string, Area?>> look)
    {
        lock (_gate)
        {
            look(_composer.Canvas, _composer.TileOf);
        }
    }

    private long? TickIfDue()
    {
        lock (_gate)
        {
            if (_stopped)
            {
                return null;
            }
            long wait = _nextUs - _time.NowUs();
            if (wait <= 0)
            {
                _punctuality = _punctuality.After(-wait, late: -wait > LateUs);
                TickOrFault(repeatPicture: -wait > LateUs);
            }
            return wait;
        }
    }

    private void TickOrFault(bool repeatPicture)
    {
        long at = _nextUs;
        try
        {
            if (_epoch is not null && _time.NowUs() - at > HopelessUs)
            {
                throw new TimeoutException("The mixer cannot keep up with real time.");
            }
            Tick(repeatPicture);
        }
#pragma warning disable CA1031 // Whatever it was, people must go on being measured and a new epoch must be able to start.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _epoch?.Dispose();
            _epoch = null;
            MoveTo(Math.Max(at + _tickUs, _time.NowUs()));
            Faulted?.Invoke(fault);
        }
    }

    private void Tick(bool repeatPicture)
    {
        (bool changed, bool cut) = _scenes.Advance(_nextUs);
        if (cut)
        {
            _epoch?.Cut();
        }
        _mix.AsSpan().Clear();
        _cast.AddSound(_mix, _nextSample, audible: _scenes.Current.Kind != SceneKind.Slate);
        SoftLimiter.Apply(_mix);
        // Rounded to the nearest tick: with "not before" every picture would be 20 ms late on average against the sound.
        long dueUs = _nextUs - _delayUs + (_tickUs / 2);
        Stage stage = _cast.At(_nextUs, dueUs, _scenes.Current, _options);
        (PageView?, PageView?) views = (stage.Display?.View, stage.DisplayBeside?.View);
        changed |= !ReferenceEquals(views.Item1, _views.Item1) || !ReferenceEquals(views.Item2, _views.Item2);
        _views = views;
        if (_epoch is null)
        {
            // Anybody may be in the first picture of the recording, or in a preview.
            _cast.NoteSeen(static _ => s_unknown, dueUs);
        }
        else
        {
            if (_epoch.WantsNewPicture(mayRepeat: repeatPicture && !changed))
            {
                _composer.Compose(_scenes.Current, stage, WallClockAt(_nextUs));
                _cast.NoteSeen(_tileOf, dueUs);
            }
            _epoch.Add(_composer.Canvas, _mix);
        }
        _nextUs += _tickUs;
        _nextSample += _mix.Length;
    }

    /// <summary>-1 when not encoding.</summary>
    private long HearingAt(long nodeUs) => _epoch?.HearingAt(nodeUs) ?? -1;

    private void MoveTo(long nodeUs)
    {
        _nextUs = nodeUs;
        _nextSample = SourceSound.SampleAt(nodeUs - _delayUs);
    }

    private DateTimeOffset WallClockAt(long nodeUs) =>
        _time.GetUtcNow().AddMicroseconds(nodeUs - _time.NowUs()).ToOffset(_options.WallClockOffset);
}
