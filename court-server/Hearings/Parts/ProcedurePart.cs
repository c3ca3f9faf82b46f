using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Recording;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>The phases of a sitting. The rules are in Rules; here are the facts that they are asked about.</summary>
internal sealed class ProcedurePart() : HearingPart<ProcedureState>(ProcedureState.Start)
{
    private const int LongestReason = 2000;

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) =>
        command is TakeStep step ? Step(hearing, step, now) : null;

    public static ProcedureFacts Facts(HearingState hearing, Situation now)
    {
        var present = hearing.Of<AttendanceState>().Present;
        var recording = hearing.Of<RecordingFold>().Is;
        var recusal = hearing.Of<RecusalState>();
        bool IsHere(Role role) => now.Roster.Seats.Any(s => s.Role == role && present.Contains(s.Seat.Value));
        return new ProcedureFacts
        {
            Actor = Lead(now.Actor),
            PresidingPresent = IsHere(Role.Presiding),
            ClerkPresent = IsHere(Role.Clerk),
            // Asking to open is what starts the recorder; the phase itself waits for the first row on disk.
            RecordingDurable = recording is RecordingState.Running
                || (recording is RecordingState.Off && hearing.Of<ProcedureState>().Phase == HearingPhase.CheckIn),
            RecordingStarting = recording is RecordingState.Starting,
            NodeAway = now.Node.Away,
            DiskLow = now.Node.DiskLow,
            NodeFull = now.Node.Full,
            RecusalUnanswered = RecusalPart.IsUnanswered(hearing, now.Roster),
            RecusalPending = recusal.Pending,
            RecusalGranted = recusal.Granted == true,
            SigningSettled = false, // until signing exists, no hearing can be called signed
        };
    }

    public static StepLead? Lead(RosterSeat? seat) => seat?.Role switch
    {
        Role.Presiding => StepLead.Presiding,
        Role.Clerk => StepLead.Clerk,
        _ => null,
    };

    private static IReadOnlyList<Telling> Step(HearingState hearing, TakeStep command, Situation now)
    {
        // A null lead means the system to the machine, so whoever leads nothing must not get that far.
        if (Lead(now.Person) is null) throw new RuleRefused("hearing.not-your-step");
        if (command.Reason?.Length > LongestReason) throw new RuleRefused("input.too-long");
        if (command.Step == HearingStep.DecideRecusal) throw new RuleRefused("recusal.decision-needed");
        var before = hearing.Of<ProcedureState>();
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        var after = HearingProcedure.Take(before, command.Step, Facts(hearing, now));
        if (command.Step == HearingStep.OpenHearing && hearing.Of<RecordingFold>().Is is RecordingState.Off)
            return [.. Untried(hearing, reason), new RecordingChanged(new RecordingState.Starting())];
        if (before.Interrupted != after.Interrupted && before.Phase == after.Phase)
            return [new OverlayChanged(HearingOverlay.Interruption, after.Interrupted, reason)];
        if (before.ClosedSession != after.ClosedSession)
            return [new OverlayChanged(HearingOverlay.ClosedSession, after.ClosedSession, reason)];
        if (before.InPerson != after.InPerson)
            return [new OverlayChanged(HearingOverlay.InPerson, after.InPerson, reason)];
        var changed = new PhaseChanged(before.Phase, after.Phase, command.Step, reason, after.ReturnsTo, Witness(hearing, command, now));
        if (command.Step == HearingStep.OpenLobby && now.Continues is { } continues) return [changed, continues];
        // Before anything was recorded there is nothing to finish.
        return hearing.Of<RecordingFold>().Is is RecordingState.Starting && after.Phase == HearingPhase.Adjourned
            ? [changed, new RecordingChanged(new RecordingState.Off())]
            : [changed];
    }

    private static Telling[] Untried(HearingState hearing, string? reason)
    {
        if (hearing.Of<TrialState>().Last is { Passed: true }) return [];
        return reason is null ? throw new RuleRefused("trial.reason-needed") : [new OpenedUntried(reason)];
    }

    // EVID 74: one witness at a time. Where several wait, the reason of the step names the seat that is called.
    private static string? Witness(HearingState hearing, TakeStep command, Situation now)
    {
        if (command.Step == HearingStep.ReleaseWitness)
            return hearing.Of<Seeing.Sight>().Called.Where(c => c.Value.Any(span => span.To is null)).Select(c => c.Key).FirstOrDefault();
        if (command.Step != HearingStep.CallWitness) return null;
        var waiting = now.Roster.Seats.Where(s => s.Role is Role.Witness or Role.Expert && hearing.Of<AttendanceState>().Present.Contains(s.Seat.Value)).ToList();
        if (waiting.Count < 2) return waiting.FirstOrDefault()?.Seat.Value;
        return waiting.Find(s => s.Seat.Value == command.Reason)?.Seat.Value ?? throw new RuleRefused("hearing.which-witness");
    }

    protected override ProcedureState Fold(ProcedureState state, LoggedEvent happened) => happened.Event switch
    {
        // The same step through the same machine: what was decided once is what is folded.
        PhaseChanged changed when changed.From != changed.To => HearingProcedure.After(state, changed.Step, changed.To),
        OverlayChanged { Overlay: HearingOverlay.Interruption } overlay => state with { Interrupted = overlay.On },
        OverlayChanged { Overlay: HearingOverlay.InPerson } overlay => state with { InPerson = overlay.On },
        OverlayChanged overlay => state with { ClosedSession = overlay.On },
        SittingContinues continues => state with { ContinuesAt = continues.At },
        _ => state,
    };
}
