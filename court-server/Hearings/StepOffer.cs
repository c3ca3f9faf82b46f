using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Hearings;

/// <summary>A step that a page may offer; <paramref name="Refusal"/> is the code of what stands against it.</summary>
internal sealed record StepOffer(HearingStep Step, HearingPhase To, bool Primary, bool Allowed, string? Refusal)
{
    public static IReadOnlyList<StepOffer> For(HearingReading reading, RosterSeat seat, HearingRoster roster)
    {
        if (ProcedurePart.Lead(seat) is null) return [];
        var now = new Situation(Wall.Read(reading.Wall), reading.HearingUs, 0, seat, roster, reading.Node);
        return
        [
            .. HearingProcedure.Offers(reading.State.Of<ProcedureState>(), ProcedurePart.Facts(reading.State, now))
                .Select(offer => new StepOffer(offer.Step, offer.To, offer.Primary, offer.Refusal is null, offer.Refusal)),
        ];
    }
}
