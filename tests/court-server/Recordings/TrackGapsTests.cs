using Arbitration.Court.Courtroom;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Recordings;

namespace Arbitration.Court.Tests.Recordings;

/// <summary>Every hole of a person's own track has a cause, and recorded time and holes make the sitting.</summary>
public sealed class TrackGapsTests
{
    private const long Second = 1_000_000, End = 100 * Second;

    private static LoggedEvent At(double seconds, HearingEvent what) => new(1, "", (long)(seconds * Second), null, null, what);

    private static TimelinePiece Hole(double from, double to, long epoch = 1) => new((long)(from * Second), (long)(to * Second), epoch, null);

    private static List<(double From, double To, string Cause)> Named(IReadOnlyList<LoggedEvent> events, IReadOnlyList<RecordingGap> programme, params TimelinePiece[] holes)
    {
        var gaps = TrackGaps.Name(holes, TrackGaps.Spans("s1", events, programme, End));
        Assert.Equal(holes.Sum(hole => hole.ToUs - hole.FromUs), gaps.Sum(gap => gap.ToUs - gap.FromUs));
        return [.. gaps.Select(gap => (gap.FromUs / (double)Second, gap.ToUs / (double)Second, gap.Cause))];
    }

    private static readonly LoggedEvent s_entered = new(1, "", null, "s1", null, new PersonEntered("s1"));

    [Fact]
    public void A_mute_a_recess_and_an_absence_are_told_apart()
    {
        LoggedEvent[] events =
        [
            s_entered, At(10, new SeatMuted("s1", true)), At(20, new SeatMuted("s1", false)), At(12, new SeatMuted("s2", true)),
            At(40, new PhaseChanged(HearingPhase.Debate, HearingPhase.Recess, HearingStep.Recess, null, HearingPhase.Debate)),
            At(50, new PhaseChanged(HearingPhase.Recess, HearingPhase.Debate, HearingStep.Resume, null, null)),
            At(70, new PersonLeft("s1", "lost")), At(80, new PersonEntered("s1")),
        ];
        Assert.Equal([(10.3, 20.2, TrackGaps.Muted), (40, 50.4, TrackGaps.OffTheRecord), (70.1, 81.5, TrackGaps.Absent), (90, 95, TrackGaps.NoSound)],
            Named(events, [], Hole(10.3, 20.2), Hole(40, 50.4), Hole(70.1, 81.5), Hole(90, 95)));
    }

    [Fact]
    public void A_hole_with_several_causes_is_cut_where_they_change()
    {
        LoggedEvent[] events = [s_entered, At(30, new SeatMuted("s1", true)), At(60, new SeatMuted("s1", false))];
        RecordingGap[] programme = [new(40 * Second, 45 * Second, "node-restarted", 2)];
        Assert.Equal([(20, 30, TrackGaps.NoSound), (30, 40, TrackGaps.Muted), (40, 45, "node-restarted"), (45, 60, TrackGaps.Muted)],
            Named(events, programme, Hole(20, 60)));
    }

    [Fact]
    public void Who_comes_late_or_goes_early_was_absent()
    {
        LoggedEvent[] events = [At(25, new PersonEntered("s1")), At(90, new PersonLeft("s1", "left"))];
        Assert.Equal([(0, 26, TrackGaps.Absent), (90.5, 100, TrackGaps.Absent)], Named(events, [], Hole(0, 26, 0), Hole(90.5, 100)));
    }

    [Fact]
    public void What_nothing_explains_is_said_to_be_without_sound() =>
        Assert.Equal([(50, 50.5, TrackGaps.NoSound)], Named([s_entered], [], Hole(50, 50.5)));
}
