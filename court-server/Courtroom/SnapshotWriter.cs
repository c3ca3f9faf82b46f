using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Transcripts;

namespace Arbitration.Court.Courtroom;

/// <summary>Composes what one seat may see. Pure.</summary>
internal static class SnapshotWriter
{
    public static Snapshot Write(HearingReading reading, HearingRoster roster, RosterSeat me, ImmutableArray<MediaSource> sources, IReadOnlyList<Draft> drafts)
    {
        var state = reading.State;
        var (procedure, recording) = (state.Of<ProcedureState>(), state.Of<RecordingFold>());
        var isInRoom = IsInRoom(reading, me);
        return new Snapshot(
            reading.HeadOf(me.Seat.Value), reading.Wall, reading.HearingUs,
            new SnapshotHearing(roster.HearingId.Value, roster.CaseId.Value, roster.CaseNumber, roster.Cause, roster.Sitting, roster.Commission, Wall.Text(roster.ScheduledWall)),
            new SnapshotMe(me.Seat.Value, me.Role, me.Name, IsTribunal(me), IsTribunal(me), me.Role == Role.Clerk, IsTribunal(me)),
            // Whoever is not called yet waits, whatever goes on inside.
            isInRoom ? procedure.Phase : HearingPhase.Waiting, isInRoom ? procedure.ReturnsTo : null,
            isInRoom && procedure.Interrupted, isInRoom && procedure.ClosedSession,
            StepOffer.For(reading, me, roster), RecordingFor(reading, me), reading.Node.DiskLow && IsTribunal(me),
            Seats(state, roster, me, isInRoom), SourcesFor(reading, roster, me, sources),
            Lines(state, me), isInRoom ? drafts : [], isInRoom ? recording.Gaps : [],
            isInRoom ? state.Of<SceneState>().Choice : null);
    }

    public static HeartbeatMessage Heartbeat(HearingReading reading, HearingRoster roster, RosterSeat me) => new(
        reading.HeadOf(me.Seat.Value), reading.Wall, reading.HearingUs, RecordingFor(reading, me),
        StepOffer.For(reading, me, roster), reading.Node.DiskLow && IsTribunal(me));

    public static IReadOnlyList<MediaSource> SourcesFor(HearingReading reading, HearingRoster roster, RosterSeat me, ImmutableArray<MediaSource> sources)
    {
        if (!IsInRoom(reading, me)) return [];
        var inRoom = roster.Seats.Where(s => IsInRoom(reading, s)).Select(s => s.Seat.Value).ToHashSet();
        return [.. sources.Where(source => inRoom.Contains(source.Seat) && !SourceName.IsTest(source.Source))];
    }

    public static bool IsInRoom(HearingReading reading, RosterSeat seat) =>
        WhoMaySee.Room(reading.State.Of<Sight>(), seat.Role, seat.Seat.Value, WhoMaySee.Now);

    private static RecordingState RecordingFor(HearingReading reading, RosterSeat me) =>
        IsInRoom(reading, me) ? reading.State.Of<RecordingFold>().Is : new RecordingState.Off();

    private static bool IsTribunal(RosterSeat seat) => seat.Role is Role.Presiding or Role.Clerk;

    private static List<SnapshotSeat> Seats(HearingState state, HearingRoster roster, RosterSeat me, bool isInRoom)
    {
        var (present, floor, recusal) = (state.Of<AttendanceState>().Present, state.Of<FloorState>(), state.Of<RecusalState>());
        return
        [
            .. roster.Seats.Where(seat => isInRoom || seat.Seat == me.Seat).Select(seat => new SnapshotSeat(
                seat.Seat.Value, seat.Role, seat.Name, present.Contains(seat.Seat.Value), floor.Muted.Contains(seat.Seat.Value),
                floor.Hands.GetValueOrDefault(seat.Seat.Value),
                recusal.Answers.GetValueOrDefault(seat.Seat.Value) is { } answer ? new SnapshotRecusal(answer.Answer, answer.Reason) : null)),
        ];
    }

    private static List<TranscriptLine> Lines(HearingState state, RosterSeat me)
    {
        var sight = state.Of<Sight>();
        return [.. state.Of<TranscriptState>().Lines.Where(line => WhoMaySee.Room(sight, me.Role, me.Seat.Value, line.Seq))];
    }
}
