using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Courtroom;

/// <summary>
/// Who may speak in which phase without being asked, as data (docs/procedures/floor.md). Parties are never silenced by a phase:
/// an arbitrator who wants one to wait says so, and mutes by hand whoever does not.
/// </summary>
internal static class FloorTable
{
    private static readonly ImmutableArray<HearingPhase> Solemn =
    [
        HearingPhase.Opening, HearingPhase.RightsAndRecusal, HearingPhase.Investigation, HearingPhase.Witness, HearingPhase.Debate,
        HearingPhase.FinalStatements, HearingPhase.Mediation,
    ];

    /// <summary>The sitting goes on: there is an order to keep (R43).</summary>
    public static bool IsSitting(HearingPhase phase) => Solemn.Contains(phase) || phase is HearingPhase.Waiting or HearingPhase.CheckIn or HearingPhase.Recess;

    /// <summary>Nothing more happens in this sitting.</summary>
    public static bool IsFinal(HearingPhase phase) => ProcedureTable.Final.Contains(phase);

    public static Floor Of(HearingPhase phase, Role role) => role switch
    {
        Role.Observer => phase == HearingPhase.Preparation ? Floor.Speaks : Floor.Listens,
        // Helps people with their devices until the opening and in a recess, and is not heard in between.
        Role.Technician => Solemn.Contains(phase) ? Floor.Listens : Floor.Speaks,
        // EVID 74: outside of their own phase they are not in the room at all.
        Role.Witness or Role.Expert => phase == HearingPhase.Witness ? Floor.Speaks : Floor.Outside,
        // An interpreter who is silenced takes the word from the person they speak for.
        _ => Floor.Speaks,
    };
}

/// <summary>What a phase does with a seat's microphone.</summary>
internal enum Floor { Speaks, Listens, Outside }
