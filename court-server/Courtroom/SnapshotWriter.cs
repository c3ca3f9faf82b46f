using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Courtroom.Display;
using Arbitration.Court.Courtroom.Phones;
using Arbitration.Court.Evidence.CrossExamination;
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
    public static Snapshot Write(HearingReading reading, HearingRoster roster, RosterSeat me, BesideTheLog beside)
    {
        var state = reading.State;
        var (procedure, recording) = (state.Of<ProcedureState>(), state.Of<RecordingFold>());
        var isInRoom = IsInRoom(reading, me);
        return new Snapshot(
            reading.HeadOf(me.Seat.Value), reading.Wall, reading.HearingUs,
            new SnapshotHearing(roster.HearingId.Value, roster.CaseId.Value, roster.CaseNumber, roster.Cause, roster.Sitting, roster.Commission, Wall.Text(roster.ScheduledWall)),
            new SnapshotMe(me.Seat.Value, me.Role, me.Name, SideOf(me), IsTribunal(me), IsTribunal(me), me.Role == Role.Clerk, IsTribunal(me), IsTribunal(me), me.Role == Role.Presiding),
            // Whoever is not called yet waits, whatever goes on inside.
            isInRoom ? procedure.Phase : HearingPhase.Waiting, isInRoom ? procedure.ReturnsTo : null,
            isInRoom && procedure.Interrupted, (isInRoom || me.Role is Role.Observer or Role.Technician) && procedure.ClosedSession,
            StepOffer.For(reading, me, roster), RecordingFor(reading, me), reading.Node.DiskLow && IsTribunal(me),
            Seats(state, roster, me, isInRoom), SourcesFor(reading, roster, me, beside.Sources),
            Lines(state, me), isInRoom ? beside.Drafts : [], isInRoom ? recording.Gaps : [],
            isInRoom ? state.Of<SceneState>().Choice : null,
            isInRoom ? SnapshotDisplay.Of(state.Of<DisplayState>()) : null, isInRoom ? SnapshotClip.Of(state.Of<DisplayState>()) : null, isInRoom ? state.Of<DisplayState>().Pointer : null,
            ExaminationSight.Of(state, me), isInRoom ? beside.ExaminedBefore : [],
            isInRoom && state.Of<AttendanceState>().Locked, isInRoom && AttendancePart.IsHeld(state, roster), isInRoom && state.Of<InterpretingState>().Aside, isInRoom && procedure.InPerson, isInRoom ? state.Of<MixedRoomState>().Device : null, TribunalRules.IsOf(me) ? state.Of<TrialState>().Last : null,
            TribunalRules.IsOf(me) ? [.. state.Of<DeviceRequests>().Waiting.Select(one => new SnapshotDevice(one.Key, one.Value))] : [],
            isInRoom ? [.. state.Of<Separation>().Rooms.Select(room => new SnapshotPrivateRoom(room.Key, [.. room.Value.Seats.Order(StringComparer.Ordinal)], room.Value.SinceWall))] : [],
            [.. state.Of<Separation>().Screens.Where(screen => TribunalRules.IsOf(me) || screen.Seat == me.Seat.Value || screen.Other == me.Seat.Value)],
            TribunalRules.IsOf(me) ? beside.Spoken : null, beside.Chat, beside.Notes);
    }

    /// <summary>What of a heartbeat is told at once when it changes.</summary>
    public static HeartbeatOffer Offer(HearingReading reading, HearingRoster roster, RosterSeat me) =>
        new(StepOffer.For(reading, me, roster), RecordingFor(reading, me), reading.Node.DiskLow && IsTribunal(me));

    public static HeartbeatMessage Heartbeat(HearingReading reading, HearingRoster roster, RosterSeat me, SpokenTime? spoken, ImmutableArray<LinkView> links, RoomProof? proof) => new(
        reading.HeadOf(me.Seat.Value), reading.Wall, reading.HearingUs, RecordingFor(reading, me),
        StepOffer.For(reading, me, roster), reading.Node.DiskLow && IsTribunal(me), TribunalRules.IsOf(me) ? spoken : null,
        // A technician helps with devices and sees how they do, not what is said.
        TribunalRules.IsOf(me) || me.Role == Role.Technician ? links : null, proof);

    public static IReadOnlyList<MediaSource> SourcesFor(HearingReading reading, HearingRoster roster, RosterSeat me, ImmutableArray<MediaSource> sources)
    {
        if (!IsInRoom(reading, me)) return [];
        var inRoom = roster.Seats.Where(s => IsInRoom(reading, s)).Select(s => s.Seat.Value).ToHashSet();
        var separation = reading.State.Of<Separation>();
        var place = WhoMaySee.PlaceOf(separation, me.Seat.Value);
        return [.. from source in sources
                   where inRoom.Contains(source.Seat) && source.Place == place && !SourceName.IsTest(source.Source)
                   let reach = WhoMaySee.Media(separation, me.Seat.Value, source.Seat)
                   let seen = source with { HasVideo = source.HasVideo && reach.Picture, HasAudio = source.HasAudio && reach.Sound }
                   // A source that was just announced has neither yet; one of which everything is screened is not there.
                   where !reach.IsNothing && (seen.HasVideo || seen.HasAudio || !(source.HasVideo || source.HasAudio))
                   select seen];
    }

    public static bool IsInRoom(HearingReading reading, RosterSeat seat) =>
        WhoMaySee.Room(reading.State.Of<Sight>(), seat.Role, seat.Seat.Value, WhoMaySee.Now);

    private static RecordingState RecordingFor(HearingReading reading, RosterSeat me) =>
        IsInRoom(reading, me) ? reading.State.Of<RecordingFold>().Is : new RecordingState.Off();

    private static Side? SideOf(RosterSeat seat) => RoomShape.SideOf(seat) switch
    {
        Arbitration.Media.Contract.Seat.Types.Side.Claimant => Side.Claimant,
        Arbitration.Media.Contract.Seat.Types.Side.Respondent => Side.Respondent,
        _ => null,
    };

    private static bool IsTribunal(RosterSeat seat) => seat.Role is Role.Presiding or Role.Clerk;

    private static List<SnapshotSeat> Seats(HearingState state, HearingRoster roster, RosterSeat me, bool isInRoom)
    {
        var (present, floor, recusal) = (state.Of<AttendanceState>().Present, state.Of<FloorState>(), state.Of<RecusalState>());
        var (removed, waiting, measures) = (state.Of<Sight>().Removed, state.Of<Sight>().Waiting, state.Of<DisciplineState>().Measures);
        // What was said of somebody while I was not there is not told on; of myself I know it.
        bool Heard(RosterSeat seat, long at) => seat.Seat == me.Seat || WhoMaySee.Room(state.Of<Sight>(), me.Role, me.Seat.Value, at);
        // Who waits at the door is the tribunal's to know, and their own.
        bool SeesWaiting(RosterSeat seat) => TribunalRules.IsOf(me) || seat.Seat == me.Seat;
        return
        [
            .. roster.Seats.Where(seat => isInRoom || seat.Seat == me.Seat).Select(seat => new SnapshotSeat(
                seat.Seat.Value, seat.Role, seat.Name, present.Contains(seat.Seat.Value) && (!waiting.Contains(seat.Seat.Value) || SeesWaiting(seat)), floor.IsSilent(seat.Seat.Value),
                floor.Hands.GetValueOrDefault(seat.Seat.Value),
                recusal.Answers.GetValueOrDefault(seat.Seat.Value) is { } answer && Heard(seat, answer.Seq) ? new SnapshotRecusal(answer.Answer, answer.Reason) : null,
                floor.CamerasOff.Contains(seat.Seat.Value), floor.Asked.Contains(seat.Seat.Value) && (seat.Seat == me.Seat || TribunalRules.IsOf(me)), removed.Contains(seat.Seat.Value),
                measures.GetValueOrDefault(seat.Seat.Value) is { } given && Heard(seat, given.Seq) ? new SnapshotDiscipline(given.Measure, given.Words, given.Wall) : null,
                state.Of<InterpretingState>().Listening.Contains(seat.Seat.Value), waiting.Contains(seat.Seat.Value) && SeesWaiting(seat),
                SeesWaiting(seat) && state.Of<IdentityState>().Seats.GetValueOrDefault(seat.Seat.Value) is { } shown ? new SnapshotIdentity(shown.Sha256, shown.Verified, shown.Note, shown.CheckedWall ?? shown.ShownWall) : null,
                state.Of<MixedRoomState>().Seats.Contains(seat.Seat.Value),
                state.Of<PhoneState>().Current.GetValueOrDefault(seat.Seat.Value)?.Media)),
        ];
    }

    private static List<TranscriptLine> Lines(HearingState state, RosterSeat me)
    {
        var sight = state.Of<Sight>();
        return [.. state.Of<TranscriptState>().Lines.Where(line => line.Moments.All(at => WhoMaySee.Room(sight, me.Role, me.Seat.Value, at)))];
    }
}
