using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Media.Contract;
using Gap = Arbitration.Court.Hearings.Recording.Gap;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>The recording's state as the log has it: started, interrupted, resumed with its gap, ended. Only the system speaks here.</summary>
internal sealed class RecordingPart() : HearingPart<RecordingFold>(RecordingFold.Start)
{
    // Shorter than one picture: rounding, not loss.
    private const long LeastGapUs = 40_000;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now)
    {
        var recording = hearing.Of<RecordingFold>();
        return command switch
        {
            RecorderDurable durable => Durable(hearing, recording, durable),
            RecorderLost lost => recording.Is is RecordingState.Running
                ? [new RecordingChanged(new RecordingState.Interrupted(Wall.Text(now.Wall), lost.Cause))] : [],
            AbandonOpening abandon => recording.Is is RecordingState.Starting ? Abandon(hearing, abandon) : [],
            RecorderEnded ended => Ended(recording, ended),
            NoteHead head => head.Row > recording.NotedRow ? [new HeadNoted(head.Row, head.Hash)] : [],
            _ => null,
        };
    }

    private static IReadOnlyList<Telling> Durable(HearingState hearing, RecordingFold recording, RecorderDurable durable)
    {
        var running = new RecordingChanged(new RecordingState.Running(durable.Epoch));
        switch (recording.Is)
        {
            case RecordingState.Starting:
                var procedure = hearing.Of<ProcedureState>();
                var opened = HearingProcedure.Take(procedure, HearingStep.OpenHearing, ProcedureFacts.AllGood);
                return [running, .. GapOf(durable, "recording-started", durable.DurableBeforeUs),
                    new PhaseChanged(procedure.Phase, opened.Phase, HearingStep.OpenHearing, null, opened.ReturnsTo)];
            case RecordingState.Interrupted:
                // The same recorder went on while nobody could see it: nothing is lost.
                return durable.Epoch == recording.LastEpoch ? [running] : [.. GapOf(durable, recording.Cause, durable.DurableBeforeUs), running];
            default:
                return [];
        }
    }

    private static IEnumerable<Telling> GapOf(RecorderDurable durable, string cause, long fromUs) =>
        durable.FromUs - Math.Max(0, fromUs) >= LeastGapUs ? [new GapDeclared(new Gap(Math.Max(0, fromUs), durable.FromUs, cause, durable.Epoch))] : [];

    private static IReadOnlyList<Telling> Abandon(HearingState hearing, AbandonOpening abandon)
    {
        var phase = hearing.Of<ProcedureState>().Phase;
        return
        [
            new RecordingChanged(new RecordingState.Off()),
            new PhaseChanged(phase, phase, HearingStep.OpenHearing, abandon.Code, null),
        ];
    }

    private static IReadOnlyList<Telling> Ended(RecordingFold recording, RecorderEnded ended)
    {
        if (recording.Is is not (RecordingState.Running or RecordingState.Interrupted)) return [];
        var end = new RecordingChanged(new RecordingState.Ended());
        // The recorder is stopped a moment after the close, so only one that was lost leaves the end of the sitting uncovered.
        if (recording.ClosedUs is not { } closed || closed - ended.DurableUs < LeastGapUs) return [end];
        var cause = recording.Is is RecordingState.Interrupted ? recording.Cause : "recorder-failed";
        return [new GapDeclared(new Gap(Math.Max(0, ended.DurableUs), closed, cause, recording.LastEpoch)), end];
    }

    protected override RecordingFold Fold(RecordingFold state, LoggedEvent happened) => happened.Event switch
    {
        RecordingChanged { Recording: RecordingState.Running running } => state with { Is = running, LastEpoch = running.Epoch },
        RecordingChanged { Recording: RecordingState.Interrupted interrupted } => state with { Is = interrupted, Cause = interrupted.Cause },
        RecordingChanged { Recording: RecordingState.Ended } ended => state with { Is = ended.Recording, DurationUs = happened.HearingUs },
        RecordingChanged changed => state with { Is = changed.Recording },
        GapDeclared declared => state with { Gaps = state.Gaps.Add(declared.Gap) },
        HeadNoted head => state with { NotedRow = head.Row, NotedHash = head.Hash },
        PhaseChanged { To: HearingPhase.Opening, From: HearingPhase.CheckIn } => state with { OpenedWall = happened.Wall },
        PhaseChanged { To: HearingPhase.Closed or HearingPhase.Adjourned } => state with { ClosedWall = happened.Wall, ClosedUs = happened.HearingUs },
        _ => state,
    };

    public override void Shape(Room room, HearingState hearing, HearingRoster roster) => RoomShape.Write(room, hearing, roster);
}
