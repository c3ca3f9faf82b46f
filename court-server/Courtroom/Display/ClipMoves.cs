using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom.Display;

/// <summary>Sound and video evidence: where it stands is a line in hearing time, which node and pages follow each with its own copy.</summary>
internal static class ClipMoves
{
    public static IReadOnlyList<Telling> Show(HearingState hearing, ClipOnDisplay clip, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        return hearing.Of<DisplayState>().Clip?.Clip == clip ? [] : [new ClipShown(clip, DisplayRules.Lands(now))];
    }

    public static IReadOnlyList<Telling> Play(HearingState hearing, PlayClip play, Situation now)
    {
        DisplayRules.RequireMayShow(hearing, now.Person);
        if (hearing.Of<DisplayState>().Clip is not { } clip) throw new RuleRefused("display.no-clip");
        // What is not recorded has no time to be in step with, and would be missing in the record.
        if (play.Playing && now.HearingUs is null) throw new RuleRefused("display.not-recorded");
        if (play.PositionUs is { } to && (to < 0 || to > clip.Clip.LengthUs)) throw new RuleRefused("display.off-the-clip");
        if (play.Playing == clip.Playing && play.PositionUs is null && !IsOver(clip, now)) return [];
        var lands = DisplayRules.Lands(now);
        var position = play.PositionUs ?? clip.PositionAt(lands ?? 0);
        return [new ClipMoved(play.Playing, play.Playing && position >= clip.Clip.LengthUs ? 0 : position, lands)];
    }

    /// <summary>What goes from display stays in the programme until the moment of the change; a clip falls silent then.</summary>
    public static IOnDisplay? Leaving(DisplayState state, long? atUs) => state.Clip is { } clip
        ? clip with { Playing = false, PositionUs = clip.PositionAt(atUs ?? 0), AtHearingUs = atUs ?? 0 }
        : state.Now;

    private static bool IsOver(ClipSeen clip, Situation now) => clip.Playing && clip.PositionAt(now.HearingUs ?? 0) >= clip.Clip.LengthUs;
}
