using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>Two pages beside each other. One of them is the one that keys and tools change; all else is as with one.</summary>
internal static class DisplaySides
{
    public static IReadOnlyList<Telling> Show(HearingState hearing, PageOnDisplay page, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        if (DisplayRules.RequirePage(hearing).Page.Sha256 == page.Sha256) throw new RuleRefused("display.beside-itself");
        var state = hearing.Of<DisplayState>();
        return state.Beside?.Page.Sha256 == page.Sha256
            ? [new SideChosen(DisplayRules.Lands(now))]
            : [new PageShownBeside(page, state.Marks.GetValueOrDefault(page.Sha256, []), DisplayRules.Lands(now))];
    }

    public static IReadOnlyList<Telling> Choose(HearingState hearing, bool right, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        var state = hearing.Of<DisplayState>();
        if (state.Beside is null) throw new RuleRefused("display.one-page");
        return state.NowIsRight == right ? [] : [new SideChosen(DisplayRules.Lands(now))];
    }

    public static IReadOnlyList<Telling> Remove(HearingState hearing, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        return hearing.Of<DisplayState>().Beside is null ? [] : [new BesideRemoved(DisplayRules.Lands(now))];
    }

    /// <summary>The new one comes to the other side, and the one that was there goes.</summary>
    public static DisplayState With(DisplayState state, PageShownBeside shown) => Swapped(state with
    {
        Before = state.Beside,
        Beside = new PageSeen(shown.Page, PagePart.Whole, PageTurn.None, null, shown.Marks, shown.AtHearingUs ?? 0),
        ShownAtUs = shown.AtHearingUs ?? 0,
    }, shown.AtHearingUs ?? 0);

    /// <summary>The pointer is on the one that is changed; on the other nobody points.</summary>
    public static DisplayState Swapped(DisplayState state, long atUs) => state with
    {
        Now = state.Beside,
        Beside = state.Now is { Pointer: not null } pointed ? pointed with { Pointer = null, AtHearingUs = atUs } : state.Now,
        NowIsRight = !state.NowIsRight,
    };
}
