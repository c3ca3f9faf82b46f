namespace Arbitration.Court.Hearings.Rules;

/// <summary>What the guards of a step ask about the world; the machine itself looks at nothing.</summary>
internal sealed record ProcedureFacts
{
    /// <summary>The role of whoever takes the step; null when the system completes a step that a person asked for.</summary>
    public StepLead? Actor { get; init; }
    public bool PresidingPresent { get; init; }
    public bool ClerkPresent { get; init; }
    /// <summary>A recorder runs and its first row is on the node's disk.</summary>
    public bool RecordingDurable { get; init; }
    public bool RecordingStarting { get; init; }
    public bool NodeAway { get; init; }
    public bool DiskLow { get; init; }
    public bool NodeFull { get; init; }
    public bool RecusalUnanswered { get; init; }
    public bool RecusalPending { get; init; }
    public bool RecusalGranted { get; init; }
    /// <summary>Everybody has signed the record, or the tribunal has noted a refusal to sign (LAW 40).</summary>
    public bool SigningSettled { get; init; }

    /// <summary>Everything that any guard wants, for tests and for the diagram.</summary>
    public static ProcedureFacts AllGood { get; } = new()
    {
        PresidingPresent = true, ClerkPresent = true, RecordingDurable = true, SigningSettled = true,
    };
}
