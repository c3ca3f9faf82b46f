using Arbitration.Court.Hearings.Log;
using Arbitration.Court.Hearings.Parts;
using Arbitration.Court.Transcripts;

namespace Arbitration.CrashPoints;

/// <summary>Asked before any other part what a commit leads to; at the planned one it dies instead of answering.</summary>
internal sealed class CrashBeforeInsert(CrashPlan plan) : IHearingPart
{
    private int _commits;

    public Type StateType => typeof(CrashBeforeInsert);
    public object Start => this;

    public IReadOnlyList<Telling>? Decide(HearingState hearing, HearingCommand command, Situation now)
    {
        if (command is CommitLine && plan.Is(++_commits, "before-insert")) CrashPlan.Die();
        return null;
    }

    public object Apply(object state, LoggedEvent happened) => state;
}
