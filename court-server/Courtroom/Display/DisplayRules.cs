using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>Who may show, turn and point, when, and what a view and a mark may be.</summary>
internal static class DisplayRules
{
    // As the node's own limits; a single stroke takes its share of them.
    public const int MostMarks = 200, MostPoints = 4000, MostPointsOfOne = 400;
    private const double Smallest = 0.02;
    private const long LandsAfterUs = 250_000;

    /// <summary>The word is at the node by then, so that it lands on the very picture that the log names. Null before the first recording.</summary>
    public static long? Lands(Situation now) => now.HearingUs + LandsAfterUs;

    /// <summary>While people are together and nothing is a slate.</summary>
    public static bool IsShowing(HearingPhase phase) => phase is HearingPhase.CheckIn or HearingPhase.Opening or HearingPhase.RightsAndRecusal
        or HearingPhase.Investigation or HearingPhase.Witness or HearingPhase.Debate or HearingPhase.FinalStatements;

    /// <exception cref="RuleRefused">Neither presiding arbitrator nor clerk, or not now.</exception>
    public static void RequireMayShow(HearingState hearing, RosterSeat person)
    {
        if (person.Role is not (Role.Presiding or Role.Clerk)) throw new RuleRefused("display.not-yours");
        if (!IsShowing(hearing.Of<ProcedureState>().Phase)) throw new RuleRefused("display.not-now");
    }

    public static PageSeen RequirePage(HearingState hearing) => hearing.Of<DisplayState>().Now ?? throw new RuleRefused("display.nothing");

    /// <summary>Whoever shows, and whoever was given the pointer while they are in the room.</summary>
    public static PageSeen RequireMayPoint(HearingState hearing, RosterSeat person)
    {
        var seat = person.Seat.Value;
        var isGiven = hearing.Of<DisplayState>().Pointer == seat && WhoMaySee.Room(hearing.Of<Sight>(), person.Role, seat, WhoMaySee.Now);
        if (!isGiven) RequireMayShow(hearing, person);
        else if (!IsShowing(hearing.Of<ProcedureState>().Phase)) throw new RuleRefused("display.not-now");
        return RequirePage(hearing);
    }

    public static void Require(PagePart part)
    {
        var isOfPage = part is { Width: >= Smallest and <= 1, Height: >= Smallest and <= 1, X: >= 0, Y: >= 0 } && part.X + part.Width <= 1.0001 && part.Y + part.Height <= 1.0001;
        if (!isOfPage) throw new RuleRefused("display.off-the-page");
    }

    public static void Require(PageTurn turn)
    {
        if (!Enum.IsDefined(turn)) throw new RuleRefused("display.off-the-page");
    }

    // A hand may slip over the edge a little; a number that is none gets nowhere.
    public static void Require(PagePoint? point)
    {
        if (point is not { X: >= -0.1 and <= 1.1, Y: >= -0.1 and <= 1.1 }) throw new RuleRefused("display.off-the-page");
    }

    public static void Require(PageMark? mark, PageSeen seen)
    {
        if (mark is null || mark.Points.IsDefaultOrEmpty || !Enum.IsDefined(mark.Shape) || !Enum.IsDefined(mark.Colour)) throw new RuleRefused("display.mark-unknown");
        if (mark.Shape == MarkShape.Stroke ? mark.Points.Length is < 2 or > MostPointsOfOne : mark.Points.Length != 2) throw new RuleRefused("display.mark-unknown");
        foreach (var point in mark.Points) Require(point);
        if (seen.Marks.Length >= MostMarks || seen.Marks.Sum(one => one.Points.Length) + mark.Points.Length > MostPoints) throw new RuleRefused("display.too-many-marks");
    }
}
