using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Media.Contract;
using MediaRecording = Arbitration.Media.Contract.Recording;

namespace Arbitration.Court.Hearings.Recording;

/// <summary>What the node shows and records in each phase: scene, who may be in it, and under which access.</summary>
internal static class RoomShape
{
    private const int MostInGrid = 4;

    public static void Write(Room room, HearingState hearing, HearingRoster roster)
    {
        var procedure = hearing.Of<ProcedureState>();
        var sight = hearing.Of<Sight>();
        var inRoom = roster.Seats.Where(s => WhoMaySee.Room(sight, s.Role, s.Seat.Value, WhoMaySee.Now));
        room.Seats.AddRange(inRoom.Select(s => new Seat
        {
            Seat_ = s.Seat.Value,
            Role = RoleLabel.Of(s.Role),
            Name = s.Name,
            OutOfProgramme = s.Role is Role.Observer or Role.Technician,
            Side = SideOf(s),
        }));
        room.Scene = SceneOf(procedure, roster, people: room.Seats.Count(seat => !seat.OutOfProgramme));
        room.Recording.On = IsWanted(hearing);
        room.Recording.Access = IsSlate(procedure.Phase) ? MediaRecording.Types.Access.Slate
            : procedure.ClosedSession ? MediaRecording.Types.Access.Closed : MediaRecording.Types.Access.Open;
        room.Open = !IsOver(hearing);
    }

    /// <summary>A recorder shall run: from the wish to open until the close or the adjournment.</summary>
    public static bool IsWanted(HearingState hearing) =>
        hearing.Of<RecordingFold>().Is is RecordingState.Starting or RecordingState.Running or RecordingState.Interrupted
        && hearing.Of<ProcedureState>().Phase is not (HearingPhase.Closed or HearingPhase.Adjourned or HearingPhase.Review or HearingPhase.Signed or HearingPhase.Sealed);

    // People may still talk over the record after the close; the room goes when the last one has left.
    private static bool IsOver(HearingState hearing) =>
        hearing.Of<ProcedureState>().Phase is HearingPhase.Closed or HearingPhase.Adjourned or HearingPhase.Review or HearingPhase.Signed or HearingPhase.Sealed
        && hearing.Of<RecordingFold>().Is is RecordingState.Off or RecordingState.Ended
        && hearing.Of<AttendanceState>().Present.IsEmpty;

    private static bool IsSlate(HearingPhase phase) => phase is HearingPhase.Recess or HearingPhase.Mediation;

    // A representative sits with their party; a witness belongs to neither side, whoever named them.
    internal static Seat.Types.Side SideOf(RosterSeat seat) => (seat.Role, seat.Side) switch
    {
        (Role.Presiding or Role.Arbitrator, _) => Seat.Types.Side.Bench,
        (Role.Claimant or Role.Respondent or Role.Representative, Side.Claimant) => Seat.Types.Side.Claimant,
        (Role.Claimant or Role.Respondent or Role.Representative, Side.Respondent) => Seat.Types.Side.Respondent,
        _ => Seat.Types.Side.Other,
    };

    /// <summary>Up to four people are large enough in the grid, where each keeps one place from the first word to the last.</summary>
    internal static Scene.Types.Kind KindOf(HearingPhase phase, int people) => phase switch
    {
        _ when IsSlate(phase) => Scene.Types.Kind.Slate,
        _ when people <= MostInGrid => Scene.Types.Kind.Grid,
        HearingPhase.Opening or HearingPhase.RightsAndRecusal => Scene.Types.Kind.BenchAndParties,
        HearingPhase.Investigation or HearingPhase.Witness or HearingPhase.Debate or HearingPhase.FinalStatements => Scene.Types.Kind.Speaker,
        _ => Scene.Types.Kind.Grid,
    };

    /// <summary>Whoever sees a single picture of the recording knows what the hearing was at.</summary>
    internal static string Caption(ProcedureState procedure, int sitting) =>
        $"第{sitting}次庭审 · {PhaseNames.Chinese(procedure.Phase)}{(procedure.ClosedSession ? " · 不公开审理" : "")}{(procedure.InPerson ? " · 现场开庭" : "")}{(procedure.Interrupted ? " · 技术中断" : "")}";

    private static Scene SceneOf(ProcedureState procedure, HearingRoster roster, int people)
    {
        var scene = new Scene
        {
            Kind = KindOf(procedure.Phase, people),
            FollowDisplay = true,
            CaseNumber = roster.CaseNumber,
            Caption = Caption(procedure, roster.Sitting),
        };
        if (!IsSlate(procedure.Phase)) return scene;
        scene.SlateTitle = procedure.Phase == HearingPhase.Mediation ? "调解" : "休庭";
        scene.SlateText = procedure.Phase == HearingPhase.Mediation ? "调解期间不录制声音和画面" : "休庭期间不录制声音和画面";
        return scene;
    }
}
