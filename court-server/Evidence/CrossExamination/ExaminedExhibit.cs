using System.Collections.Immutable;
using Arbitration.Court.Hearings.Rules;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>One exhibit's cross-examination as it stands: a block of the transcript, at the place where it began.</summary>
/// <param name="Seq">The event that it began with.</param>
/// <param name="Opinions">Of the parties that have spoken.</param>
internal sealed record ExaminedExhibit(
    NamedExhibit Exhibit, long Seq, string Wall, long? HearingUs, HearingPhase Phase,
    ImmutableArray<PartyOpinion> Opinions, Comparison Original, Reply? Reply, Admission? Decision)
{
    public PartyOpinion OpinionOf(EvidenceParty party) => Opinions.FirstOrDefault(one => one.Party == party) ?? new PartyOpinion(party, null, null, null);

    /// <summary>What comes of all that was said, in the order in which each exhibit was first spoken of.</summary>
    public static IReadOnlyList<ExaminedExhibit> Fold(IEnumerable<SaidOfExhibit> said)
    {
        var exhibits = new Dictionary<string, ExaminedExhibit>();
        foreach (var one in said)
        {
            var before = exhibits.GetValueOrDefault(one.Event.Exhibit.Exhibit)
                ?? new ExaminedExhibit(one.Event.Exhibit, one.Seq, one.Wall, one.HearingUs, one.Phase, [], Comparison.NotCompared, null, null);
            exhibits[one.Event.Exhibit.Exhibit] = before.After(one.Event, one.By);
        }
        return [.. exhibits.Values];
    }

    private ExaminedExhibit After(ExaminationEvent what, string by) => what switch
    {
        OpinionGiven given => this with { Opinions = With(given.Aspects.Aggregate(OpinionOf(given.Party), (opinion, aspect) => opinion.With(aspect, given.Accepted is { } accepted ? new Answer(accepted, given.Reason, by) : null))) },
        OriginalCompared compared => this with { Original = compared.Comparison },
        OpinionsAnswered answered => this with { Reply = answered.Text is { } text ? new Reply(text, by) : null },
        ExhibitDecided decided => this with { Decision = decided.Admitted is { } admitted ? new Admission(admitted, decided.Reason) : null },
        _ => this,
    };

    private ImmutableArray<PartyOpinion> With(PartyOpinion opinion) => [.. Opinions.Where(one => one.Party != opinion.Party).Append(opinion).OrderBy(one => one.Party)];
}
