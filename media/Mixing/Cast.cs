using System.Runtime.InteropServices;
using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Scenes;

namespace Arbitration.Media.Mixing;

/// <summary>Who is in the programme: the seats in their order, and the sources of each. The programme holds its lock around every call.</summary>
internal sealed class Cast
{
    private readonly Dictionary<string, SeatState> _seats = [];
    private readonly Dictionary<string, ProgrammeSource> _sources = [];
    private readonly List<SeatState> _order = [];
    private readonly List<SeatLevel> _heard = [];
    private readonly List<ProgrammeSource> _clips = [];
    private readonly List<ProgrammeSource> _leaving = [];
    private readonly Stage _stage = new();
    private readonly SpeakerTurn _turn = new();
    private readonly DisplayChoice _display = new();
    private float[] _own = [];

    /// <summary>The stage of the newest tick.</summary>
    public Stage Stage => _stage;

    /// <summary>An id that is still there gives the same source again: a new attempt goes on in its tile.</summary>
    public ProgrammeSource Add(string sourceId, string seat, SourceKind kind)
    {
        if (_sources.TryGetValue(sourceId, out ProgrammeSource? present))
        {
            return present;
        }
        var source = new ProgrammeSource(sourceId, seat, kind);
        _sources.Add(sourceId, source);
        _seats.GetValueOrDefault(seat)?.Sources.Add(source);
        _display.Add(source);
        if (kind == SourceKind.Clip)
        {
            _clips.Add(source);
        }
        return source;
    }

    /// <summary>An unknown id does nothing.</summary>
    public void Remove(string sourceId)
    {
        if (_sources.Remove(sourceId, out ProgrammeSource? source))
        {
            _seats.GetValueOrDefault(source.Seat)?.Sources.Remove(source);
            _display.Remove(source);
            _clips.Remove(source);
            _leaving.Add(source);
            source.Close();
        }
    }

    public void Seat(IReadOnlyList<ProgrammeSeat> seats)
    {
        _order.Clear();
        foreach (string gone in _seats.Keys.Except(seats.Select(seat => seat.Seat)).ToList())
        {
            _seats.Remove(gone, out SeatState? left);
            _leaving.AddRange(left!.Sources);
        }
        foreach (ProgrammeSeat seat in seats)
        {
            if (!_seats.TryGetValue(seat.Seat, out SeatState? state))
            {
                state = new SeatState(seat);
                state.Sources.AddRange(_sources.Values.Where(source => source.Seat == seat.Seat));
                _seats.Add(seat.Seat, state);
            }
            // The same instance stands for "nothing to repaint".
            state.Seat = state.Seat == seat ? state.Seat : seat;
            _order.Add(state);
        }
    }

    /// <summary>What each seat shows at a tick, who has the word and what is on display.</summary>
    /// <param name="nowUs">Nominal time of the tick, node clock in µs.</param>
    /// <param name="dueUs">Pictures with a time up to here are due.</param>
    /// <returns>Valid until the next call.</returns>
    public Stage At(long nowUs, long dueUs, ProgrammeScene scene, ProgrammeOptions options)
    {
        _stage.People.Clear();
        _heard.Clear();
        foreach (SeatState state in _order)
        {
            if (state.Advance(nowUs, dueUs, options) is { } tile)
            {
                _stage.People.Add(tile);
                _heard.Add(new SeatLevel(state.Seat.Seat, state.Meter.Dbfs, state.Meter.Speaking && !state.Seat.Muted && !state.Seat.Aside));
            }
        }
        _turn.Next(CollectionsMarshal.AsSpan(_heard));
        _stage.Speaker = _turn.Seat;
        (_stage.Display, _stage.DisplayBeside) = _display.At(nowUs, dueUs, scene, options, _seats);
        return _stage;
    }

    /// <summary>Tells every source how high the picture that was just composed shows it.</summary>
    /// <param name="tileOf">Where the tile of a seat lies, null when it has none.</param>
    public void NoteSeen(Func<string, Area?> tileOf, long dueUs)
    {
        foreach (SeatState state in _order)
        {
            state.NoteSeen(tileOf(state.Seat.Seat)?.Height ?? 0, dueUs);
        }
        _display.NoteSeen(tileOf, dueUs);
    }

    /// <summary>Adds one tick of everybody's sound and measures each seat, also one that is aside.</summary>
    /// <param name="mix">Mono samples at 48 kHz, -1 … 1, added to.</param>
    /// <param name="sample">Position of the first sample on the node's clock.</param>
    /// <param name="audible">False: nobody is heard.</param>
    public void AddSound(Span<float> mix, long sample, bool audible)
    {
        foreach (SeatState state in _order)
        {
            bool heard = audible && !state.Seat.Muted && !state.Seat.Out && !state.Seat.Aside;
            double power = 0;
            foreach (ProgrammeSource source in state.Sources)
            {
                power += AddSound(mix, source, sample, heard, measured: state.Seat.Aside);
            }
            state.Meter.Add(power / mix.Length);
        }
        // No one's, so no seat is measured by it and nobody speaks because of it.
        foreach (ProgrammeSource clip in _clips)
        {
            AddSound(mix, clip, sample, audible);
        }
        // Who has just left fades away instead of breaking off.
        foreach (ProgrammeSource source in _leaving)
        {
            AddSound(mix, source, sample, heard: false);
        }
        _leaving.Clear();
    }

    // Measured before the evening out: that a voice is loud in the mix does not make it a voice.
    private double AddSound(Span<float> mix, ProgrammeSource source, long sample, bool heard, bool measured = false)
    {
        if (_own.Length < mix.Length)
        {
            _own = new float[mix.Length];
        }
        Span<float> own = _own.AsSpan(0, mix.Length);
        own.Clear();
        double power = source.Sound.AddTo(own, sample, heard, measured);
        if (source.Kind == SourceKind.Clip)
        {
            source.Level.AddTo(mix, own);
        }
        else
        {
            source.Voice.AddTo(mix, own);
        }
        return power;
    }

    /// <summary>How loud each seat is, in the seats' order.</summary>
    public IReadOnlyList<SeatLevel> Levels() =>
        [.. _order.Select(state => new SeatLevel(state.Seat.Seat, state.Meter.Dbfs, state.Meter.Speaking))];

    /// <summary>What is written beneath the tiles, with the seat it belongs to.</summary>
    public IEnumerable<(string Where, string Text)> Labels() =>
        _order.SelectMany(state => new[] { (state.Seat.Seat, state.Seat.Name), (state.Seat.Seat, state.Seat.Role) });

    public void Close()
    {
        foreach (ProgrammeSource source in _sources.Values)
        {
            source.Close();
        }
    }
}
