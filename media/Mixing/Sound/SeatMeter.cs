namespace Arbitration.Media.Mixing.Sound;

/// <summary>Level of one seat, and whether it speaks: quick to say yes, slow to say no, so that it does not flicker.</summary>
internal sealed class SeatMeter
{
    internal const float Silence = -100;

    private const float SpeaksAbove = -42;
    private const float QuietBelow = -50;
    private const int TicksToSpeak = 2;            // 80 ms: a knock on the table is shorter
    private const int TicksToQuiet = 12;           // 480 ms: a pause between words
    private const float Release = 0.7f;

    private double _power;
    private int _ticks;

    internal float Dbfs { get; private set; } = Silence;

    internal bool Speaking { get; private set; }

    internal void Add(double meanSquare)
    {
        _power = Math.Max(meanSquare, _power * Release);
        Dbfs = _power > 1e-10 ? (float)(10 * Math.Log10(_power)) : Silence;
        bool otherwise = Speaking ? Dbfs < QuietBelow : Dbfs > SpeaksAbove;
        _ticks = otherwise ? _ticks + 1 : 0;
        if (_ticks >= (Speaking ? TicksToQuiet : TicksToSpeak))
        {
            Speaking = !Speaking;
            _ticks = 0;
        }
    }
}
