using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>A clip in the programme: a reader that decodes it and a player that hands it over, on a thread of its own.</summary>
internal sealed class ShownClip : IShownThing
{
    private const int EachMs = 20;
    private const int MostBreaks = 3;
    private const long ForgetBreaksUs = 60_000_000, PauseUs = 1_000_000;

    private readonly Shown _first;
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly Action<string> _failed;
    private readonly ClipPlayer _player;
    private readonly Thread _thread;
    private readonly AutoResetEvent _wake = new(false);
    private readonly Lock _gate = new();
    private Programme? _programme;
    private ProgrammeSource? _output;
    private ClipReader? _reader;
    private ClipPlay? _play;
    private ClipLine? _line;
    private long _brokeUs = long.MinValue / 2;
    private int _breaks;
    private bool _givenUp, _stop;

    /// <param name="failed">Told in words what cannot be decoded, from any thread.</param>
    public ShownClip(Shown first, string file, TimeProvider time, Action<string> failed)
    {
        (_first, _file, _time, _failed, _player) = (first, file, time, failed, new ClipPlayer(time));
        _thread = new Thread(Run) { IsBackground = true, Name = "clip" };
        _thread.Start();
    }

    public bool Is(Shown wanted) => wanted.Kind == Shown.Types.Kind.Clip && wanted.Sha256 == _first.Sha256;

    public void Converge(Shown wanted, Func<long, long?> nodeUsOf)
    {
        var line = ClipLine.Of(wanted.Play, nodeUsOf(wanted.Play?.AtHearingUs ?? 0));
        lock (_gate)
        {
            if (line == _line && Equals(wanted.Play, _play)) return;
            (_play, _line) = (wanted.Play, line);
            _output?.SetGain(_play?.GainDb ?? 0);
            _player.Follow(line, _output);
        }

        _wake.Set();
    }

    public void ShowIn(Programme? programme)
    {
        lock (_gate)
        {
            if (programme == _programme) return;
            _programme?.RemoveSource(_first.Source);
            _programme = programme;
            _output = programme?.AddSource(_first.Source, "", SourceKind.Clip);
            _output?.SetGain(_play?.GainDb ?? 0);
            _player.Begin();
        }

        _wake.Set();
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate) _stop = true;
        _wake.Set();
        await Task.Run(_thread.Join);
        _wake.Dispose();
    }

    private void Run()
    {
        while (Step()) _wake.WaitOne(EachMs);
        _reader?.Dispose();
    }

    private bool Step()
    {
        lock (_gate)
        {
            try
            {
                if (_stop) return false;
                if (_output is null || _line is null) Rest();
                else
                    while (Reel() is { } reel && !_player.Advance(reel, _output))
                    {
                    }
            }
#pragma warning disable CA1031 // One clip's trouble, whatever it is, must never end the process that records.
            catch (Exception failed)
#pragma warning restore CA1031
            {
                GiveUp($"{failed.GetType().Name}: {failed.Message}");
            }
        }

        return true;
    }

    /// <summary>Nobody is to see or hear it, maybe for hours.</summary>
    private void Rest()
    {
        _reader?.Dispose();
        _reader = null;
    }

    /// <summary>What is decoded around the position; null while there is nothing.</summary>
    private ClipReel? Reel()
    {
        if (_reader is { HasBrokenOff: true }) BreakOff();
        if (_reader is { IsUnreadable: true } && !_givenUp) GiveUp("no clip of a known kind, or damaged");
        if (_givenUp) return _reader?.Reel;
        if (_reader is not null && _reader.Reel.Covers(_player.PositionUs)) return _reader.Reel;
        if (_time.NowUs() - _brokeUs < PauseUs) return null;
        _reader?.Dispose();
        _reader = new ClipReader(_file, _player.PositionUs, _time);
        return _reader.Reel;
    }

    private void BreakOff()
    {
        Rest();
        var nowUs = _time.NowUs();
        _breaks = nowUs - _brokeUs < ForgetBreaksUs ? _breaks + 1 : 1;
        _brokeUs = nowUs;
        if (_breaks < MostBreaks) _failed("its decoder broke off and is started again");
        else GiveUp("its decoder broke off again and again: given up");
    }

    private void GiveUp(string why)
    {
        if (_givenUp) return;
        _givenUp = true;
        _failed(why);
    }
}
