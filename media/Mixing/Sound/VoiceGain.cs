namespace Arbitration.Media.Mixing.Sound;

/// <summary>
/// Brings one voice to -18 LUFS, slowly: a gain follows the loudness of what was said in the last seconds, stands still in pauses, and
/// never raises what has no pauses, for that is a noise. One thread.
/// </summary>
internal sealed class VoiceGain
{
    internal const double Target = -18;

    private const double Most = 18, Least = -12;
    private const double Silence = -52;
    private const double AboveFloor = 8;           // a voice has gaps between its syllables, a fan has not
    private const double BelowVoice = 10;          // BS.1770's relative gate: what is so much softer is a pause
    private const double Memory = 3;               // s of voice: the short-term loudness of EBU R 128
    private const double Settling = 2.5;           // s
    private const double MostUp = 4, MostDown = 8; // dB a second
    private const double LeastVoice = 0.6;         // s, before anything is concluded from it
    private const double OtherVoice = 5;           // s of a softer voice are not a pause any more
    private const double BlockSeconds = 0.04;
    private const int Momentary = 10;              // blocks: 400 ms
    private const int Floor = 125;                 // blocks: 5 s

    private readonly KWeighting _weighting = new();
    private readonly double[] _recent = new double[Floor];
    private int _at;
    private int _known;
    private double _voice;
    private double _heard;
    private double _softer;
    private double _gain;

    internal double GainDb => _gain;

    /// <summary>Adds a block of 40 ms to the mix.</summary>
    internal void AddTo(Span<float> mix, ReadOnlySpan<float> own)
    {
        double before = _gain;
        Learn(_weighting.MeanSquare(own));
        float gain = Factor(before);
        float step = (Factor(_gain) - gain) / own.Length;
        for (int i = 0; i < own.Length; i++)
        {
            gain += step;
            mix[i] += own[i] * gain;
        }
    }

    private void Learn(double power)
    {
        _recent[_at] = power;
        _at = (_at + 1) % Floor;
        _known = Math.Min(_known + 1, Floor);
        double now = KWeighting.Lufs(MeanOfLast(Momentary));
        bool loud = now > Target;
        if (now < Silence || (!loud && now < KWeighting.Lufs(Softest()) + AboveFloor) || IsPause(now))
        {
            return;
        }
        _heard += BlockSeconds;
        _voice += (power - _voice) * BlockSeconds / Math.Min(_heard, Memory);
        if (_heard < LeastVoice)
        {
            return;
        }
        double towards = Math.Clamp(Target - KWeighting.Lufs(_voice), Least, Most) - _gain;
        _gain += Math.Clamp(towards / Settling, -MostDown, MostUp) * BlockSeconds;
    }

    private bool IsPause(double now)
    {
        if (_heard < LeastVoice || now > KWeighting.Lufs(_voice) - BelowVoice)
        {
            _softer = 0;
            return false;
        }
        _softer += BlockSeconds;
        if (_softer < OtherVoice)
        {
            return true;
        }
        // Somebody else speaks at this microphone, or has leant back.
        (_heard, _softer) = (0, 0);
        return false;
    }

    private double MeanOfLast(int blocks)
    {
        double sum = 0;
        for (int back = 1; back <= blocks; back++)
        {
            sum += _recent[(_at - back + Floor) % Floor];
        }
        return sum / blocks;
    }

    private double Softest()
    {
        double least = double.MaxValue;
        for (int back = 1; back <= _known; back++)
        {
            least = Math.Min(least, _recent[(_at - back + Floor) % Floor]);
        }
        return least;
    }

    private static float Factor(double db) => (float)Math.Pow(10, db / 20);
}
