using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>What is on display (展示): a page or two, each with its view and marks, with one pointer; or a clip (docs/decisions/0020, 0023).</summary>
internal sealed class DisplayPart() : HearingPart<DisplayState>(DisplayState.Start)
{
    // A page waits longer than this between two words; whoever does not floods the log.
    private static readonly TimeSpan LeastBetweenPointers = TimeSpan.FromMilliseconds(90);

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        ShowPage show => Show(hearing, show.Page, now),
        ShowBeside show => DisplaySides.Show(hearing, show.Page, now),
        ChooseSide choose => DisplaySides.Choose(hearing, choose.Right, now),
        RemoveBeside => DisplaySides.Remove(hearing, now),
        ShowClip show => ClipMoves.Show(hearing, show.Clip, now),
        PlayClip play => ClipMoves.Play(hearing, play, now),
        ChangeView change => Change(hearing, change, now),
        MovePointer move => Point(hearing, move, now),
        AddMark add => Mark(hearing, add, now),
        RemoveMarks remove => Remove(hearing, remove, now),
        ClearDisplay => Clear(hearing, now),
        GivePointer give => Give(hearing, give, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Show(HearingState hearing, PageOnDisplay page, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        var state = hearing.Of<DisplayState>();
        if (state.Now?.Page == page) return [];
        if (state.Beside?.Page.Sha256 == page.Sha256) return [new SideChosen(DisplayRules.Lands(now))];
        // A document that was scanned on its side stays turned from page to page.
        var turn = state.Now?.Page.File == page.File ? state.Now.Turn : PageTurn.None;
        return [new PageShown(page, turn, state.Marks.GetValueOrDefault(page.Sha256, []), DisplayRules.Lands(now))];
    }

    private static IReadOnlyList<Telling> Change(HearingState hearing, ChangeView change, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        var seen = DisplayRules.RequirePage(hearing);
        var part = change.Part ?? PagePart.Whole;
        DisplayRules.Require(part);
        DisplayRules.Require(change.Turn);
        return seen.Part == part && seen.Turn == change.Turn ? [] : [new ViewChanged(part, change.Turn, DisplayRules.Lands(now))];
    }

    private static IReadOnlyList<Telling> Point(HearingState hearing, MovePointer move, Situation now)
    {
        var seen = DisplayRules.RequireMayPoint(hearing, now.Person);
        if (seen.Pointer == move.Point) return [];
        if (move.Point is null) return [new PointerMoved(null, DisplayRules.Lands(now))];
        DisplayRules.Require(move.Point);
        var isTooSoon = hearing.Of<DisplayState>().PointedWall is { } last && now.Wall - Wall.Read(last) < LeastBetweenPointers;
        return isTooSoon ? [] : [new PointerMoved(move.Point, DisplayRules.Lands(now))];
    }

    private static IReadOnlyList<Telling> Mark(HearingState hearing, AddMark add, Situation now)
    {
        DisplayRules.Require(add.Mark, DisplayRules.RequireMayPoint(hearing, now.Person));
        return [new MarkAdded(add.Mark!, DisplayRules.Lands(now))];
    }

    private static IReadOnlyList<Telling> Remove(HearingState hearing, RemoveMarks remove, Situation now)
    {
        var marks = DisplayRules.RequireMayPoint(hearing, now.Person).Marks.Length;
        return marks == 0 ? [] : [new MarksRemoved(remove.All ? 0 : marks - 1, DisplayRules.Lands(now))];
    }

    private static IReadOnlyList<Telling> Clear(HearingState hearing, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        return hearing.Of<DisplayState>().IsEmpty ? [] : [new DisplayCleared(DisplayRules.Lands(now))];
    }

    private static IReadOnlyList<Telling> Give(HearingState hearing, GivePointer give, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        if (give.Seat is { } seat && TribunalRules.RequireSeat(seat, now).Role is Role.Observer or Role.Technician) throw new RuleRefused("display.not-a-participant");
        return hearing.Of<DisplayState>().Pointer == give.Seat ? [] : [new PointerGiven(give.Seat)];
    }

    /// <summary>A slate shows nothing of it, and after it the tribunal says anew what is seen.</summary>
    public override IReadOnlyList<Telling> Follow(HearingState hearing, IReadOnlyList<Telling> told, Situation now)
    {
        var (state, phase) = (hearing.Of<DisplayState>(), told.Select(one => one.Event).OfType<PhaseChanged>().LastOrDefault()?.To);
        if (phase is not { } to || DisplayRules.IsShowing(to)) return [];
        return
        [
            .. state.IsEmpty ? [] : new Telling[] { new DisplayCleared(now.HearingUs) },
            .. state.Pointer is null ? [] : new Telling[] { new PointerGiven(null) },
        ];
    }

    protected override DisplayState Fold(DisplayState state, LoggedEvent happened) => happened.Event switch
    {
        PageShown shown => state with
        {
            Now = new PageSeen(shown.Page, PagePart.Whole, shown.Turn, null, shown.Marks, shown.AtHearingUs ?? 0),
            Before = state.Now?.Page.Sha256 == shown.Page.Sha256 ? null : ClipMoves.Leaving(state, shown.AtHearingUs),
            Clip = null,
            ShownAtUs = shown.AtHearingUs ?? 0,
        },
        PageShownBeside shown => DisplaySides.With(state, shown),
        SideChosen chosen => DisplaySides.Swapped(state, chosen.AtHearingUs ?? 0),
        BesideRemoved removed => state with { Beside = null, NowIsRight = false, Before = state.Beside, ShownAtUs = removed.AtHearingUs ?? 0 },
        ClipShown shown => state with
        {
            Clip = new ClipSeen(shown.Clip, false, 0, shown.AtHearingUs ?? 0),
            Before = state.Clip?.Clip.Sha256 == shown.Clip.Sha256 ? null : ClipMoves.Leaving(state, shown.AtHearingUs),
            Now = null, Beside = null, NowIsRight = false,
            ShownAtUs = shown.AtHearingUs ?? 0,
        },
        ClipMoved moved => state with { Clip = state.Clip is { } clip ? clip with { Playing = moved.Playing, PositionUs = moved.PositionUs, AtHearingUs = moved.AtHearingUs ?? 0 } : null },
        ViewChanged change => Seen(state, seen => seen with { Part = change.Part, Turn = change.Turn, AtHearingUs = change.AtHearingUs ?? 0 }),
        PointerMoved moved => Seen(state, seen => seen with { Pointer = moved.Point, AtHearingUs = moved.AtHearingUs ?? 0 }) with { PointedWall = happened.Wall },
        MarkAdded added => Marked(state, marks => marks.Add(added.Mark), added.AtHearingUs),
        MarksRemoved removed => Marked(state, marks => marks[..Math.Min(removed.Left, marks.Length)], removed.AtHearingUs),
        DisplayCleared => state with { Now = null, Before = null, Beside = null, NowIsRight = false, Clip = null },
        PointerGiven given => state with { Pointer = given.Seat },
        _ => state,
    };

    public override void Shape(Room room, HearingState hearing, HearingRoster roster)
    {
        var state = hearing.Of<DisplayState>();
        var things = state.All.ToList();
        if (things.Count == 0 || room.Scene.Kind == Scene.Types.Kind.Slate) return;
        if (state.Before is { } before && things.All(one => one.File.Source != before.File.Source)) room.Shown.Add(DisplayShape.Of(before));
        room.Shown.AddRange(things.Select(DisplayShape.Of));
        DisplayShape.Write(room.Scene, things, state.ShownAtUs);
    }

    private static DisplayState Seen(DisplayState state, Func<PageSeen, PageSeen> change) => state.Now is { } now ? state with { Now = change(now) } : state;

    private static DisplayState Marked(DisplayState state, Func<ImmutableArray<PageMark>, ImmutableArray<PageMark>> change, long? atHearingUs)
    {
        if (state.Now is not { } now) return state;
        var marks = change(now.Marks);
        return state with { Now = now with { Marks = marks, AtHearingUs = atHearingUs ?? 0 }, Marks = state.Marks.SetItem(now.Page.Sha256, marks) };
    }
}
