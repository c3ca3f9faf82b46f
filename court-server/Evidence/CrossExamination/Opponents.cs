using Arbitration.Court.Cases;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>Who is heard on an exhibit: every party of the hearing that did not file it; on what the tribunal gathered itself, all.</summary>
internal static class Opponents
{
    public static IReadOnlyList<EvidenceParty> Of(HearingRoster roster, EvidenceParty presenter) =>
        [.. roster.Seats.Select(EvidenceParties.Of).OfType<EvidenceParty>().Where(party => party != EvidenceParty.Tribunal && party != presenter).Distinct().Order()];
}
