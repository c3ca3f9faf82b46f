namespace Arbitration.Media.Mixing.Scenes;

/// <summary>
/// Whose turn it is by their voice, slow enough for a picture that follows it: a cough or a yes of another does not take the
/// turn, a pause does not lose it, and after 20 s in which nobody spoke it is nobody's.
/// </summary>
internal sealed class SpeakerTurn
{
    internal const int TicksToTake = 30;           // 1.2 s of speech
    internal const int TicksOfSilence = 500;       // 20 s
    internal const int LeastTicksToHold = 75;      // 3 s: nobody likes a picture that hops
    private const int TicksToLose = 20;            // 0.8 s without a word
    private const int MostRemembered = 50;
    private const float LouderDb = 6;
    private const float Smoothing = 0.04f;

    private readonly Dictionary<string, Talk> _talks = [];
    private int _held, _quiet, _silence;

    /// <summary>The seat that has the turn.</summary>
    internal string? Seat { get; private set; }

    /// <summary>Takes one tick's levels of all who may have the turn.</summary>
    internal void Next(ReadOnlySpan<SeatLevel> levels)
    {
        Talk? best = null, holder = null;
        bool any = false, holds = false;
        foreach (SeatLevel level in levels)
        {
            Talk talk = Heard(level);
            any |= level.Speaking;
            if (level.Seat == Seat)
            {
                (holder, holds) = (talk, level.Speaking);
            }
            else if (level.Speaking && talk.Ticks >= TicksToTake && (best is null || talk.Rank > best.Rank))
            {
                best = talk;
            }
        }
        _silence = any ? 0 : _silence + 1;
        _quiet = holds ? 0 : _quiet + 1;
        _held++;
        if (holder is null || _silence >= TicksOfSilence)
        {
            Seat = null;
        }
        if (best is not null && (Seat is null || MayTake(best, holder)))
        {
            (Seat, _held, _quiet) = (best.Seat, 0, 0);
        }
    }

    // Two who talk at once: the picture stays, unless the other one is clearly the louder and goes on.
    private bool MayTake(Talk other, Talk? holder) => _held >= LeastTicksToHold
        && (_quiet >= TicksToLose || (other.Ticks == MostRemembered && other.Dbfs > (holder?.Dbfs ?? 0) + LouderDb));

    private Talk Heard(SeatLevel level)
    {
        if (!_talks.TryGetValue(level.Seat, out Talk? talk))
        {
            talk = new Talk(level.Seat);
            _talks.Add(level.Seat, talk);
        }
        talk.Ticks = Math.Clamp(talk.Ticks + (level.Speaking ? 1 : -1), 0, MostRemembered);
        talk.Dbfs += (level.Dbfs - talk.Dbfs) * Smoothing;
        return talk;
    }

    private sealed class Talk(string seat)
    {
        internal string Seat { get; } = seat;
        internal int Ticks { get; set; }
        internal float Dbfs { get; set; } = -60;
        internal float Rank => Ticks + Dbfs;
    }
}
