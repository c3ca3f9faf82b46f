using System.Collections.Immutable;
using Arbitration.Court.Cases;
using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence.CrossExamination;

/// <summary>Cross-examination (质证): what each opposing party says of an exhibit, what its presenter replies, and whether the tribunal admits it.</summary>
internal sealed class CrossExaminationPart() : HearingPart<CrossExaminationState>(CrossExaminationState.Start)
{
    private static readonly ImmutableArray<Aspect> AllThree = [Aspect.Authenticity, Aspect.Legality, Aspect.Relevance];

    public override IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now) => command switch
    {
        GiveOpinion give => Opinion(hearing, give, now),
        CompareOriginal compare => Compare(hearing, compare, now),
        ReplyToOpinions reply => Reply(hearing, reply, now),
        DecideExhibit decide => Decision(hearing, decide, now),
        _ => null,
    };

    private static IReadOnlyList<Telling> Opinion(HearingState hearing, GiveOpinion give, Situation now)
    {
        var party = CrossExaminationRules.Party(hearing, now, give.Party);
        var before = Of(hearing, give.Exhibit);
        CrossExaminationRules.RequireHearing(hearing, before);
        CrossExaminationRules.RequireOpponent(now.Roster, give.Exhibit, party);
        if (give.Aspect is { } one && !Enum.IsDefined(one)) throw new RuleRefused("examination.unknown");
        var reason = give.Accepted is null ? null : CrossExaminationRules.Words(give.Reason, CrossExaminationRules.LongestReason);
        var aspects = give.Aspect is { } aspect ? [aspect] : AllThree;
        var isSaid = aspects.All(on => before?.OpinionOf(party).On(on) is { } answer ? answer.Accepted == give.Accepted && answer.Reason == reason : give.Accepted is null);
        return isSaid ? [] : [new OpinionGiven(give.Exhibit, party, aspects, give.Accepted, reason)];
    }

    private static IReadOnlyList<Telling> Compare(HearingState hearing, CompareOriginal compare, Situation now)
    {
        if (now.Person.Role is not (Role.Presiding or Role.Clerk)) throw new RuleRefused("examination.not-yours");
        var before = Of(hearing, compare.Exhibit);
        CrossExaminationRules.RequireHearing(hearing, before);
        if (!Enum.IsDefined(compare.Comparison)) throw new RuleRefused("examination.unknown");
        return (before?.Original ?? Comparison.NotCompared) == compare.Comparison ? [] : [new OriginalCompared(compare.Exhibit, compare.Comparison)];
    }

    private static IReadOnlyList<Telling> Reply(HearingState hearing, ReplyToOpinions reply, Situation now)
    {
        CrossExaminationRules.RequirePresenter(hearing, now, reply.Exhibit);
        var before = Of(hearing, reply.Exhibit);
        CrossExaminationRules.RequireHearing(hearing, before);
        var text = CrossExaminationRules.Words(reply.Text, CrossExaminationRules.LongestReply);
        return before?.Reply?.Text == text ? [] : [new OpinionsAnswered(reply.Exhibit, text)];
    }

    private static IReadOnlyList<Telling> Decision(HearingState hearing, DecideExhibit decide, Situation now)
    {
        if (now.Person.Role != Role.Presiding) throw new RuleRefused("examination.not-presiding");
        CrossExaminationRules.RequireDeciding(hearing);
        var reason = decide.Admitted is null ? null : CrossExaminationRules.Words(decide.Reason, CrossExaminationRules.LongestReason);
        // A party must learn why what it brought does not count.
        if (decide.Admitted == false && reason is null) throw new RuleRefused("examination.reason-needed");
        var before = Of(hearing, decide.Exhibit)?.Decision;
        return before?.Admitted == decide.Admitted && before?.Reason == reason ? [] : [new ExhibitDecided(decide.Exhibit, decide.Admitted, reason)];
    }

    private static ExaminedExhibit? Of(HearingState hearing, NamedExhibit exhibit) =>
        ExaminedExhibit.Fold(hearing.Of<CrossExaminationState>().Said.Where(one => one.Event.Exhibit.Exhibit == exhibit.Exhibit)).FirstOrDefault();

    protected override CrossExaminationState Fold(CrossExaminationState state, LoggedEvent happened) => happened.Event switch
    {
        ExaminationEvent said => state with { Said = state.Said.Add(new SaidOfExhibit(happened.Seq, happened.Wall, happened.HearingUs, happened.Actor ?? "", state.Phase, said)) },
        PhaseChanged changed => state with { Phase = changed.To },
        _ => state,
    };
}
