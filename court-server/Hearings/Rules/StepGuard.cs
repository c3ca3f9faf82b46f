namespace Arbitration.Court.Hearings.Rules;

/// <summary>One condition of a step. <paramref name="Code"/> is the refusal that the client translates.</summary>
internal sealed record StepGuard(string Code, string Wants, Func<ProcedureState, ProcedureFacts, bool> Holds)
{
    public static readonly StepGuard NotInterrupted =
        new("hearing.interrupted", "no technical interruption", (s, _) => !s.Interrupted);
    public static readonly StepGuard Interrupted =
        new("hearing.not-interrupted", "technical interruption", (s, _) => s.Interrupted);
    public static readonly StepGuard NotClosedSession =
        new("hearing.closed-session-already", "session is public", (s, _) => !s.ClosedSession);
    public static readonly StepGuard ClosedSession =
        new("hearing.no-closed-session", "session is closed to the public", (s, _) => s.ClosedSession);
    public static readonly StepGuard NotInPerson =
        new("hearing.in-person-already", "hearing goes on online", (s, _) => !s.InPerson);
    public static readonly StepGuard InPerson =
        new("hearing.not-in-person", "hearing goes on in person", (s, _) => s.InPerson);
    public static readonly StepGuard Continues =
        new("hearing.nothing-to-continue", "continues an adjourned sitting", (s, _) => s.ContinuesAt is not null);
    public static readonly StepGuard PresidingPresent =
        new("hearing.presiding-absent", "presiding arbitrator present", (_, f) => f.PresidingPresent);
    public static readonly StepGuard ClerkPresent =
        new("hearing.clerk-absent", "clerk present", (_, f) => f.ClerkPresent);
    public static readonly StepGuard NotYetStarting =
        new("recording.starting", "recording not already being started", (_, f) => !f.RecordingStarting);
    public static readonly StepGuard NodeReachable =
        new("recording.node-away", "media node reachable", (_, f) => !f.NodeAway);
    public static readonly StepGuard DiskFree =
        new("recording.disk-low", "room for 30 minutes of recording", (_, f) => !f.DiskLow);
    public static readonly StepGuard NodeTakesMore =
        new("recording.node-full", "media node takes a further hearing", (_, f) => !f.NodeFull);

    // REC 3: the whole hearing from its opening to its close is recorded.
    public static readonly StepGuard RecordingDurable =
        new("recording.not-running", "recording on disk (REC 3)", (_, f) => f.RecordingDurable);

    public static readonly StepGuard RecusalAnswered =
        new("recusal.unanswered", "every side present asked about recusal", (_, f) => !f.RecusalUnanswered);
    public static readonly StepGuard NoRecusalPending =
        new("recusal.pending", "no recusal pending (LAW 33)", (_, f) => !f.RecusalPending);
    public static readonly StepGuard RecusalPending =
        new("recusal.none", "recusal pending", (_, f) => f.RecusalPending);
    public static readonly StepGuard RecusalNotGranted =
        new("recusal.granted", "recusal not granted", (_, f) => !f.RecusalGranted);
    public static readonly StepGuard SigningSettled =
        new("hearing.signatures-missing", "signed, or refusals noted (LAW 40)", (_, f) => f.SigningSettled);
}
