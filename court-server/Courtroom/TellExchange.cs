using Arbitration.Court.Evidence;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Courtroom;

/// <summary>Pages in the courtroom learn that the list of evidence is another, and nothing of what is new in it: what they may see they read over HTTP.</summary>
internal sealed class TellExchange(CourtroomPages pages) : IEvidenceListener
{
    public void OnExchanged(CaseId caseId) =>
        pages.TellEach(page => page.Roster.CaseId == caseId && EvidenceSight.MayList(page.Seat), "EvidenceChanged");
}
