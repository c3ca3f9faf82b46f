using Arbitration.Court.Cases;
using Arbitration.Court.Hearings;
using Arbitration.Court.Transcripts;

namespace Arbitration.CrashPoints;

/// <summary>Told before any other listener that a commit is stored: dies at once, so that nobody is told, or a little later, when some may have been.</summary>
internal sealed class CrashAfterInsert(CrashPlan plan) : IHearingListener
{
    private int _commits;

    public void OnAwake(HearingRoster roster, HearingReading reading)
    {
    }

    public void OnHappened(HearingNews news)
    {
        if (!news.Events.Any(logged => logged.Event is LineCommitted)) return;
        var commit = ++_commits;
        if (plan.Is(commit, "after-insert")) CrashPlan.Die();
        if (plan.Is(commit, "after-push")) _ = new Timer(_ => CrashPlan.Die(), null, plan.DelayMs, Timeout.Infinite);
    }
}
