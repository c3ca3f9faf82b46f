using Arbitration.Media.Mixing.Picture;
using Arbitration.Media.Mixing.Sound;

namespace Arbitration.Media.Mixing;

/// <summary>What the programme remembers of a seat from tick to tick.</summary>
internal sealed class SeatState(ProgrammeSeat seat)
{
    private long _lastSourceUs = long.MinValue;
    private ProgrammeSource? _source;
    private bool _works;

    internal ProgrammeSeat Seat { get; set; } = seat;

    internal SeatMeter Meter { get; } = new();

    internal List<ProgrammeSource> Sources { get; } = [];

    /// <summary>Moves all pictures on to a tick; null when the seat has no tile.</summary>
    internal TileView? Advance(long nowUs, long dueUs, ProgrammeOptions options)
    {
        foreach (ProgrammeSource source in Sources)
        {
            source.Advance(dueUs);
        }
        _lastSourceUs = Sources.Count > 0 ? nowUs : _lastSourceUs;
        if (Seat.Out || _lastSourceUs == long.MinValue || nowUs - _lastSourceUs > Us(options.KeepPlace))
        {
            return null;
        }
        Choose(dueUs, options);
        long age = _source?.AgeUs(dueUs) ?? 0;
        bool plate = Seat.CameraOff || _source?.Shown is null || age > Us(options.PlateAfter);
        int frozen = !plate && age > Us(options.FrozenAfter) ? (int)(age / 1_000_000) : 0;
        string note = Sources.Count == 0 ? "连接中断" : Seat.CameraOff ? "摄像头已由仲裁庭关闭" : _source?.Shown is null ? "摄像头未开启" : "画面中断";
        return new TileView(Seat, plate ? null : _source, frozen, note, Meter.Speaking && !Seat.Aside);
    }

    /// <summary>Stays with a camera that works; else takes the one with the newest picture.</summary>
    private void Choose(long dueUs, ProgrammeOptions options)
    {
        _works = _source is { Shown: not null } && Sources.Contains(_source) && _source.AgeUs(dueUs) <= Us(options.FrozenAfter);
        if (_works)
        {
            return;
        }
        _source = null;
        foreach (ProgrammeSource source in Sources)
        {
            if (source.Kind == SourceKind.Person && (_source is null || source.ShownArrivalUs > _source.ShownArrivalUs))
            {
                _source = source;
            }
        }
    }

    /// <summary>Tells the seat's cameras how high they are shown. While none works, each of them may be the one that comes back.</summary>
    internal void NoteSeen(int height, long dueUs)
    {
        foreach (ProgrammeSource source in Sources)
        {
            if (source.Kind == SourceKind.Person)
            {
                source.NoteSeen(source == _source || !_works ? height : 0, dueUs);
            }
        }
    }

    private static long Us(TimeSpan span) => (long)span.TotalMicroseconds;
}
