using Arbitration.Media.Mixing.Picture;

namespace Arbitration.Media.Mixing.Scenes;

/// <summary>Which document, page or clip is on display. The programme holds its lock around every call.</summary>
internal sealed class DisplayChoice
{
    /// <summary>Stand for a seat wherever the picture asks for one.</summary>
    internal const string SeatId = "display", BesideSeatId = "display-beside";

    private static readonly string[] s_documentDevices = ["doc", "screen"];

    private readonly List<ProgrammeSource> _sources = [];
    private ProgrammeSource? _shown, _beside;
    private ProgrammeSeat _label = new(SeatId, "", ""), _besideLabel = new(BesideSeatId, "", "");

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
        _beside = _beside == source ? null : _beside;
    }

    /// <summary>Moves what is displayed on to a tick; null when nothing is, or nothing that may be seen has a picture. Of two of which one has none, the other is the first.</summary>
    internal (TileView? First, TileView? Beside) At(long nowUs, long dueUs, ProgrammeScene scene, ProgrammeOptions options, IReadOnlyDictionary<string, SeatState> seats)
    {
        _shown = _beside = null;
        foreach (ProgrammeSource source in _sources)
        {
            // Those of seats are moved on with their seat; once more does no harm.
            source.Advance(dueUs);
            if (source.Shown is null || !MayBeSeen(source, seats))
            {
                continue;
            }
            bool wanted = scene.Display.Length == 0 || source.Id == scene.Display;
            _shown = wanted ? source : _shown;
            _beside = scene.DisplayBeside.Length > 0 && source.Id == scene.DisplayBeside ? source : _beside;
        }
        Name(ref _label, scene.DisplayNumber, scene.DisplayTitle);
        Name(ref _besideLabel, scene.DisplayBesideNumber, scene.DisplayBesideTitle);
        TileView? first = ViewOf(_shown, _label, nowUs, dueUs, options), beside = ViewOf(_beside, _besideLabel, nowUs, dueUs, options);
        return first is null ? (beside, null) : (first, beside);
    }

    /// <summary>Tells the documents how high they are shown. One that has no picture yet is waited for: it may be the next on display.</summary>
    internal void NoteSeen(Func<string, Area?> tileOf, long dueUs)
    {
        int height = tileOf(SeatId)?.Height ?? 0, besideHeight = tileOf(BesideSeatId)?.Height ?? 0;
        foreach (ProgrammeSource source in _sources)
        {
            int seen = source == _shown ? height : source == _beside ? besideHeight : 0;
            source.NoteSeen(source.Shown is null ? Math.Max(height, 1) : seen, dueUs);
        }
    }

    // The same instance stands for "nothing to repaint".
    private static void Name(ref ProgrammeSeat label, string number, string title)
    {
        if (label.Role != number || label.Name != title)
        {
            label = new ProgrammeSeat(label.Seat, number, title);
        }
    }

    private static TileView? ViewOf(ProgrammeSource? shown, ProgrammeSeat label, long nowUs, long dueUs, ProgrammeOptions options)
    {
        if (shown is null)
        {
            return null;
        }
        long age = shown.IsShown ? 0 : shown.AgeUs(dueUs);
        bool frozen = age > (long)options.FrozenAfter.TotalMicroseconds, gone = age > (long)options.PlateAfter.TotalMicroseconds;
        return new TileView(label, gone ? null : shown, frozen && !gone ? (int)(age / 1_000_000) : 0, "画面中断", Speaking: false)
        {
            View = shown.Kind == SourceKind.Page ? shown.ViewAt(nowUs) : null,
        };
    }

    private static bool MayBeSeen(ProgrammeSource source, IReadOnlyDictionary<string, SeatState> seats) =>
        source.IsShown || (seats.TryGetValue(source.Seat, out SeatState? state) && !state.Seat.Out);
}
