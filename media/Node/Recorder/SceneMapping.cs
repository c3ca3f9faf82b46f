using Arbitration.Media.Contract;
using Arbitration.Media.Mixing;

namespace Arbitration.Media.Node;

/// <summary>The contract's scene and seats in the words of the programme.</summary>
internal static class SceneMapping
{
    public static ProgrammeSeat SeatOf(Seat seat) => new(seat.Seat_, seat.Role, seat.Name, seat.Muted, seat.OutOfProgramme, seat.Side switch
    {
        Seat.Types.Side.Bench => SeatSide.Bench,
        Seat.Types.Side.Claimant => SeatSide.Claimant,
        Seat.Types.Side.Respondent => SeatSide.Respondent,
        _ => SeatSide.Other,
    }, seat.CameraOff, seat.Aside);

    public static ProgrammeScene SceneOf(Room room) => SceneOf(room, room.Scene);

    /// <summary>Another scene than the room's own; a room that shows nobody shows nobody in that one either.</summary>
    public static ProgrammeScene SceneOf(Room room, Scene? scene) => scene is null
        ? new ProgrammeScene()
        : new ProgrammeScene
        {
            Kind = RoomRecorder.ShowsNobody(room) ? SceneKind.Slate : KindOf(scene.Kind), FollowsDisplay = scene.FollowDisplay,
            Featured = scene.Featured, Beside = scene.Beside, SpeakerName = scene.SpeakerName,
            Display = scene.Display, DisplayNumber = scene.DisplayNumber, DisplayTitle = scene.DisplayTitle,
            DisplayBeside = scene.DisplayBeside, DisplayBesideNumber = scene.DisplayBesideNumber, DisplayBesideTitle = scene.DisplayBesideTitle,
            SlateTitle = scene.SlateTitle, SlateText = scene.SlateText, CaseNumber = scene.CaseNumber, Caption = scene.Caption,
        };

    /// <summary>When on the node's clock a scene begins that is wanted for a hearing time to come, else null; a slate waits for nothing.</summary>
    /// <param name="hearingUs">Hearing time at <paramref name="nodeUs"/>, -1 while nothing is recorded.</param>
    public static long? BeginsLater(Room room, long hearingUs, long nodeUs) =>
        room.Scene is { } scene && hearingUs >= 0 && scene.AtHearingUs > hearingUs && !RoomRecorder.ShowsNobody(room)
            ? nodeUs + scene.AtHearingUs - hearingUs : null;

    private static SceneKind KindOf(Scene.Types.Kind kind) => kind switch
    {
        Scene.Types.Kind.Speaker => SceneKind.Speaker,
        Scene.Types.Kind.BenchAndParties => SceneKind.BenchAndParties,
        Scene.Types.Kind.Document => SceneKind.Document,
        Scene.Types.Kind.SideBySide => SceneKind.SideBySide,
        Scene.Types.Kind.MixedRoom => SceneKind.MixedRoom,
        _ => SceneKind.Grid,
    };
}
