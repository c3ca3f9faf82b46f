using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;
using Arbitration.Media.Contract;

namespace Arbitration.Court.Courtroom;

/// <summary>The tribunal's hand on the programme: a chosen scene holds until it is taken back; a slate is never overridden.</summary>
internal sealed class ScenePart() : HearingPart<SceneState>(SceneState.Start)
{
    // The word is at the node by then, so that the scene changes on the very picture that the log names.
    private const long LandsAfterUs = 250_000;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) =>
        command is ChooseScene choose ? Choose(hearing, choose.Choice, now) : null;

    private static IReadOnlyList<Telling> Choose(HearingState hearing, SceneChoice? choice, Situation now)
    {
        if (now.Person.Role is not (Role.Presiding or Role.Clerk)) throw new RuleRefused("scene.not-yours");
        // The programme ends with the recording.
        if (hearing.Of<ProcedureState>().Phase >= HearingPhase.Adjourned) throw new RuleRefused("hearing.over");
        if (choice is not null) Require(choice, now.Roster);
        return hearing.Of<SceneState>().Choice == choice ? [] : [new SceneChosen(choice, now.HearingUs + LandsAfterUs)];
    }

    /// <exception cref="RuleRefused">Seats that are not there, or that do not fit the scene.</exception>
    public static void Require(SceneChoice choice, HearingRoster roster)
    {
        foreach (var seat in new[] { choice.Featured, choice.Beside, choice.Speaker })
            if (seat is null || (seat.Length > 0 && roster.Seats.All(s => s.Seat.Value != seat))) throw new RuleRefused("floor.seat-unknown");
        if (!Enum.IsDefined(choice.Scene)) throw new RuleRefused("scene.unknown");
        if (choice.Scene == ChosenScene.SideBySide && choice.Featured == choice.Beside && choice.Beside.Length > 0) throw new RuleRefused("scene.two-different");
        if (choice.Scene == ChosenScene.MixedRoom && choice.Featured.Length == 0) throw new RuleRefused("scene.seat-needed");
    }

    protected override SceneState Fold(SceneState state, LoggedEvent happened) =>
        happened.Event is SceneChosen chosen ? new SceneState(chosen.Choice, chosen.AtHearingUs ?? 0) : state;

    public override void Shape(Room room, HearingState hearing, HearingRoster roster)
    {
        var state = hearing.Of<SceneState>();
        room.Scene.AtHearingUs = state.AtHearingUs;
        if (state.Choice is { } choice) Apply(room.Scene, choice, roster);
    }

    /// <summary>Writes a choice over the scene that was found by itself.</summary>
    public static void Apply(Scene scene, SceneChoice choice, HearingRoster roster)
    {
        if (scene.Kind == Scene.Types.Kind.Slate) return;
        scene.Kind = choice.Scene switch
        {
            ChosenScene.Speaker => Scene.Types.Kind.Speaker,
            ChosenScene.BenchAndParties => Scene.Types.Kind.BenchAndParties,
            ChosenScene.Document => Scene.Types.Kind.Document,
            ChosenScene.SideBySide => Scene.Types.Kind.SideBySide,
            ChosenScene.MixedRoom => Scene.Types.Kind.MixedRoom,
            _ => Scene.Types.Kind.Grid,
        };
        // By hand means by hand: what is put on display does not push the chosen people out.
        scene.FollowDisplay = false;
        (scene.Featured, scene.Beside) = (choice.Featured, choice.Beside);
        scene.SpeakerName = roster.Seats.FirstOrDefault(s => s.Seat.Value == choice.Speaker) is { } speaker ? $"{RoleLabel.Of(speaker.Role)} {speaker.Name}" : "";
    }
}
