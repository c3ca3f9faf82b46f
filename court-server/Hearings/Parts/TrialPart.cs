using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Hearings.Parts;

/// <summary>The trial before the opening: what was measured is part of the log, and without one that went well an opening needs its reason.</summary>
internal sealed class TrialPart() : HearingPart<TrialState>(TrialState.Start)
{
    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now)
    {
        if (command is not NoteTrial note) return null;
        RequireMay(hearing, now.Person);
        return [new TrialMade(note.Trial)];
    }

    /// <exception cref="RuleRefused">Not theirs, or not before the opening.</exception>
    public static void RequireMay(HearingState hearing, RosterSeat person)
    {
        if (person.Role is not (Role.Presiding or Role.Clerk)) throw new RuleRefused("floor.not-yours");
        if (hearing.Of<ProcedureState>().Phase is not (HearingPhase.Waiting or HearingPhase.CheckIn)) throw new RuleRefused("trial.not-now");
    }

    protected override TrialState Fold(TrialState state, LoggedEvent happened) => happened.Event is TrialMade made ? new TrialState(made.Trial) : state;
}

[GenerateSerializer, Immutable]
internal sealed record TrialState(Trial? Last)
{
    public static TrialState Start { get; } = new((Trial?)null);
}

/// <summary>What five seconds on the way from the cameras to a file that plays came to.</summary>
/// <param name="Pictures">Decoded from the file.</param>
/// <param name="LoudestDbfs">Of its sound; -120 is silence.</param>
/// <param name="DurableMs">From their end to the last row on the node's disk.</param>
/// <param name="Problems">no-picture, no-sound, pictures-missing, not-playable, slow-disk; empty when it went well.</param>
[GenerateSerializer, Immutable]
internal sealed record Trial(
    int Pictures, int ExpectedPictures, double LoudestDbfs, int DurableMs, long Bytes, string Sha256, ImmutableArray<TriedSeat> Seats, ImmutableArray<string> Problems)
{
    public bool Passed => Problems.IsEmpty;
}

[GenerateSerializer, Immutable]
internal sealed record TriedSeat(string Seat, bool Picture, bool Sound, double LoudestDbfs);
