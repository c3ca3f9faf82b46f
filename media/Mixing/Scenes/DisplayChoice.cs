using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Scenes;

/// <summary>Which document, page or clip is on display. The programme holds its lock around every call.</summary>
internal sealed class DisplayChoice
{
    /// <summary>Stands for a seat wherever the picture asks for one.</summary>
    internal const string SeatId = "display";

    private static readonly string[] s_documentDevices = ["doc", "screen"];

    private readonly List<ProgrammeSource> _sources = [];
    private ProgrammeSource? _shown;
    private ProgrammeSeat _label = new(SeatId, "", "");

    /// <summary>The device in an id such as clerk/doc1/v.</summary>
    internal static SourceKind KindOf(string sourceId)
    {
        int slash = sourceId.IndexOf('/', StringComparison.Ordinal);
        string device = slash < 0 ? "" : sourceId[(slash + 1)..];
        return Array.Exists(s_documentDevices, prefix => device.StartsWith(prefix, StringComparison.Ordinal)) ? SourceKind.Document : SourceKind.Person;
    }

    internal void Add(ProgrammeSource source)
    {
        if (source.Kind != SourceKind.Person)
        {
            _sources.Add(source);
        }
    }

    internal void Remove(ProgrammeSource source)
    {
        _sources.Remove(source);
        _shown = _shown == source ? null : _shown;
    }

    /// <summary>Moves what is displayed on to a tick; null when nothing is, or nothing that may be seen has a picture.</summary>
    internal TileView? At(long nowUs, long dueUs, ProgrammeScene scene, ProgrammeOptions options, IReadOnlyDictionary<string, SeatState> seats)
    {
        _shown = null;
        foreach (ProgrammeSource source in _sources)
        {
            // Those of seats are moved on with their seat; once more does no harm.
            source.Advance(dueUs);
            bool wanted = scene.Display.Length == 0 || source.Id == scene.Display;
            _shown = wanted && source.Shown is not null && MayBeSeen(source, seats) ? source : _shown;
        }
        if (_shown is null)
        {
            return null;
        }
        if (_label.Role != scene.DisplayNumber || _label.Name != scene.DisplayTitle)
        {
            _label = new ProgrammeSeat(SeatId, scene.DisplayNumber, scene.DisplayTitle);
        }
        long age = _shown.IsShown ? 0 : _shown.AgeUs(dueUs);
        bool frozen = age > (long)options.FrozenAfter.TotalMicroseconds, gone = age > (long)options.PlateAfter.TotalMicroseconds;
        return new TileView(_label, gone ? null : _shown, frozen && !gone ? (int)(age / 1_000_000) : 0, "画面中断", Speaking: false)
        {
            View = _shown.Kind == SourceKind.Page ? _shown.ViewAt(nowUs) : null,
        };
    }

    /// <summary>Tells the documents how high they are shown. One that has no picture yet is waited for: it may be the next on display.</summary>
    internal void NoteSeen(int height, long dueUs)
    {
        foreach (ProgrammeSource source in _sources)
        {
            source.NoteSeen(source == _shown || source.Shown is null ? Math.Max(height, source.Shown is null ? 1 : 0) : 0, dueUs);
        }
    }

    private static bool MayBeSeen(ProgrammeSource source, IReadOnlyDictionary<string, SeatState> seats) =>
        source.IsShown || (seats.TryGetValue(source.Seat, out SeatState? state) && !state.Seat.Out);
}
