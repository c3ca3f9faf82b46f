using System.Collections.Immutable;
using Arbitration.Court.Hearings.Log;

namespace Arbitration.Court.Courtroom.Display;

// AtHearingUs: from when on screens of the recording show it; null before the first recording.

/// <param name="Marks">What was drawn on the page when it was shown before.</param>
internal sealed record PageShown(PageOnDisplay Page, PageTurn Turn, ImmutableArray<PageMark> Marks, long? AtHearingUs) : HearingEvent;

/// <summary>A second page lies beside the first, and is the one that keys and tools change; of two it takes the place of the other one.</summary>
internal sealed record PageShownBeside(PageOnDisplay Page, ImmutableArray<PageMark> Marks, long? AtHearingUs) : HearingEvent;

/// <summary>Keys and tools change the other one of two pages from now on.</summary>
internal sealed record SideChosen(long? AtHearingUs) : HearingEvent;

/// <summary>The one that keys and tools change stays alone.</summary>
internal sealed record BesideRemoved(long? AtHearingUs) : HearingEvent;

/// <summary>Held at its beginning, in place of whatever was on display.</summary>
internal sealed record ClipShown(ClipOnDisplay Clip, long? AtHearingUs) : HearingEvent;

/// <param name="PositionUs">Where it stands at <paramref name="AtHearingUs"/>.</param>
internal sealed record ClipMoved(bool Playing, long PositionUs, long? AtHearingUs) : HearingEvent;

internal sealed record ViewChanged(PagePart Part, PageTurn Turn, long? AtHearingUs) : HearingEvent;

internal sealed record PointerMoved(PagePoint? Point, long? AtHearingUs) : HearingEvent;

internal sealed record MarkAdded(PageMark Mark, long? AtHearingUs) : HearingEvent;

/// <param name="Left">How many of the page's marks stay, the oldest.</param>
internal sealed record MarksRemoved(int Left, long? AtHearingUs) : HearingEvent;

/// <summary>By hand, or because the phase shows a slate or is over.</summary>
internal sealed record DisplayCleared(long? AtHearingUs) : HearingEvent;

internal sealed record PointerGiven(string? Seat) : HearingEvent;
