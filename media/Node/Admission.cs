namespace Arbitration.Media.Node;

/// <summary>
/// Whether a further recording would cost the running ones their quality. Measured is what this process uses, not the machine:
/// what else runs there has a lower priority. Called from the node's timer and the rooms' queues.
/// </summary>
/// <param name="cores">What the node may use at most.</param>
internal sealed class Admission(double cores)
{
    /// <summary>
    /// What a further hearing is taken to cost at least, in cores: 0.24 with webcams and 0.28 with noisy pictures (four people and a
    /// document camera, tests/bench `hearings`), and receiving them.
    /// </summary>
    public const double TypicalCost = 0.35;

    // Four noisy hearings were on time on two cores, five were not. The rest is also for what comes in bursts: keyframes, changes of
    // scene, exports, people coming back all at once.
    private const double UsableShare = 0.72;
    private const int WindowSeconds = 10;
    private const int MostLate = 25;

    private readonly Lock _gate = new();
    private readonly Queue<(double AtSeconds, double CpuSeconds, long LateTicks)> _samples = new();
    private readonly Queue<double> _begun = new();
    private int _recordings;
    private double _now;

    /// <summary>One reading a second.</summary>
    /// <param name="atSeconds">Any clock that does not jump.</param>
    /// <param name="cpuSeconds">This process's processor time so far.</param>
    /// <param name="recordings">Recordings that run.</param>
    /// <param name="lateTicks">Ticks so far that came too late for a picture of their own, all programmes together.</param>
    public void Note(double atSeconds, double cpuSeconds, int recordings, long lateTicks)
    {
        lock (_gate)
        {
            (_recordings, _now) = (recordings, atSeconds);
            _samples.Enqueue((atSeconds, cpuSeconds, lateTicks));
            while (_samples.Peek().AtSeconds < atSeconds - WindowSeconds) _samples.Dequeue();
            while (_begun.TryPeek(out var begun) && begun < atSeconds - WindowSeconds) _begun.Dequeue();
        }
    }

    /// <summary>A first recording is always taken: refusing it would help nobody.</summary>
    public bool IsFull
    {
        get { lock (_gate) return IsFullNow(); }
    }

    /// <summary>Takes a further recording, or refuses it; what was just taken counts before its cost can be measured.</summary>
    public bool TryBegin()
    {
        lock (_gate)
        {
            if (IsFullNow()) return false;
            _begun.Enqueue(_now);
            return true;
        }
    }

    private bool IsFullNow()
    {
        if (_recordings == 0 && _begun.Count == 0) return false;
        if (_samples.Count < 2) return _begun.Count * TypicalCost > (cores * UsableShare) - TypicalCost;
        var (first, last) = (_samples.Peek(), _samples.Last());
        var used = (last.CpuSeconds - first.CpuSeconds) / (last.AtSeconds - first.AtSeconds);
        var cost = Math.Max(TypicalCost, _recordings == 0 ? 0 : used / _recordings);
        return used + (_begun.Count * cost) + cost > cores * UsableShare || last.LateTicks - first.LateTicks > MostLate;
    }
}
