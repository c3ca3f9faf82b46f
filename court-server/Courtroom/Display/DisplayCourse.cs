using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>The course of the display over a sitting, from its log, for one reader. Pure.</summary>
internal static class DisplayCourse
{
    private static readonly IHearingPart Part = new DisplayPart();

    /// <param name="maySee">Whether the reader has a part in a moment of the log; in a stretch in which they have none, nothing stands for them.</param>
    public static IEnumerable<DisplayMoment> Of(IEnumerable<LoggedEvent> events, Func<long, bool> maySee)
    {
        var (state, wasSeen) = (DisplayState.Start, true);
        foreach (var happened in events)
        {
            var before = state;
            state = (DisplayState)Part.Apply(state, happened);
            var (isSeen, stands) = (maySee(happened.Seq), !state.IsEmpty || !before.IsEmpty);
            if (isSeen && wasSeen && MomentOf(happened.Event) is { } at) yield return new DisplayMoment(at, happened.Event, null);
            else if (isSeen != wasSeen && stands) yield return new DisplayMoment(happened.HearingUs ?? 0, null, isSeen ? SnapshotDisplay.Of(state) : null);
            wasSeen = isSeen;
        }
    }

    /// <summary>Null: the event is none of the display, or nothing that is seen on it. Before the first recording: its beginning.</summary>
    private static long? MomentOf(HearingEvent happened) => happened switch
    {
        PageShown shown => shown.AtHearingUs ?? 0,
        PageShownBeside shown => shown.AtHearingUs ?? 0,
        SideChosen chosen => chosen.AtHearingUs ?? 0,
        BesideRemoved removed => removed.AtHearingUs ?? 0,
        ClipShown shown => shown.AtHearingUs ?? 0,
        ViewChanged change => change.AtHearingUs ?? 0,
        PointerMoved moved => moved.AtHearingUs ?? 0,
        MarkAdded added => added.AtHearingUs ?? 0,
        MarksRemoved removed => removed.AtHearingUs ?? 0,
        DisplayCleared cleared => cleared.AtHearingUs ?? 0,
        _ => null,
    };
}
