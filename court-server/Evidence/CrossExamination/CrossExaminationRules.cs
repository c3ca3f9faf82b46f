using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;
using Arbitration.Court.Hearings.Seeing;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>Who may say what of an exhibit, and when.</summary>
internal static class CrossExaminationRules
{
    public const int LongestReason = 500, LongestReply = 1000;

    /// <summary>Evidence is heard in the investigation, to which the presiding arbitrator may return from the debate.</summary>
    public static void RequireHearing(HearingState hearing, ExaminedExhibit? examined)
    {
        RequirePhase(hearing, phase => phase == HearingPhase.Investigation);
        if (examined?.Decision is not null) throw new RuleRefused("examination.decided");
    }

    /// <summary>Decided once the parties were heard, but not before a witness.</summary>
    public static void RequireDeciding(HearingState hearing) =>
        RequirePhase(hearing, phase => phase is HearingPhase.Investigation or HearingPhase.Debate or HearingPhase.FinalStatements);

    /// <summary>A party speaks for itself, a representative for their party, and the clerk takes down what a party says.</summary>
    public static EvidenceParty Party(HearingState hearing, Situation now, EvidenceParty? wanted)
    {
        if (EvidenceParties.Of(now.Person) is not { } own || !IsInRoom(hearing, now.Person)) throw new RuleRefused("examination.not-yours");
        if (now.Person.Role == Role.Clerk) return wanted ?? throw new RuleRefused("examination.party-needed");
        return wanted is null || wanted == own ? own : throw new RuleRefused("examination.not-yours");
    }

    public static void RequireOpponent(HearingRoster roster, NamedExhibit exhibit, EvidenceParty party)
    {
        if (!Opponents.Of(roster, exhibit.Party).Contains(party)) throw new RuleRefused("examination.own-exhibit");
    }

    public static void RequirePresenter(HearingState hearing, Situation now, NamedExhibit exhibit)
    {
        if (EvidenceParties.Of(now.Person) is not { } own || !IsInRoom(hearing, now.Person)) throw new RuleRefused("examination.not-yours");
        if (now.Person.Role != Role.Clerk && own != exhibit.Party) throw new RuleRefused("examination.not-presenter");
    }

    public static string? Words(string? text, int longest)
    {
        if (text?.Length > longest) throw new RuleRefused("input.too-long");
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static bool IsInRoom(HearingState hearing, RosterSeat person) => WhoMaySee.Room(hearing.Of<Sight>(), person.Role, person.Seat.Value, WhoMaySee.Now);

    private static void RequirePhase(HearingState hearing, Func<HearingPhase, bool> isFor)
    {
        var procedure = hearing.Of<ProcedureState>();
        if (!isFor(procedure.Phase)) throw new RuleRefused("examination.not-now");
        if (procedure.Interrupted) throw new RuleRefused("hearing.interrupted");
    }
}
