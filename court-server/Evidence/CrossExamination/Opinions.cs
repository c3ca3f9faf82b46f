using System.Text.Json.Serialization;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>What an opposing party speaks to (三性): authenticity 真实性, legality 合法性, relevance 关联性.</summary>
internal enum Aspect { Authenticity, Legality, Relevance }

/// <summary>Whether the copy that was filed was held against the original (EVID 62).</summary>
internal enum Comparison { NotCompared, Same, Different }

/// <summary>One party's answer on one aspect.</summary>
/// <param name="By">Seat of who entered it: the party itself, its representative, or the clerk for it.</param>
internal sealed record Answer(bool Accepted, string? Reason, string By);

/// <summary>An opposing party's opinion on an exhibit; null: it has not spoken to that.</summary>
internal sealed record PartyOpinion(EvidenceParty Party, Answer? Authenticity, Answer? Legality, Answer? Relevance)
{
    [JsonIgnore]
    public bool IsComplete => Authenticity is not null && Legality is not null && Relevance is not null;

    public Answer? On(Aspect aspect) => aspect switch { Aspect.Authenticity => Authenticity, Aspect.Legality => Legality, _ => Relevance };

    public PartyOpinion With(Aspect aspect, Answer? answer) => aspect switch
    {
        Aspect.Authenticity => this with { Authenticity = answer },
        Aspect.Legality => this with { Legality = answer },
        _ => this with { Relevance = answer },
    };
}

/// <summary>What the party that filed it says to the opinions.</summary>
internal sealed record Reply(string Text, string By);

/// <summary>Whether the tribunal goes by it (采信).</summary>
internal sealed record Admission(bool Admitted, string? Reason);
