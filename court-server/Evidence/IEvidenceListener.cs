using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence;

/// <summary>Told that evidence of a case was exchanged, after it was stored; takes it and returns at once.</summary>
internal interface IEvidenceListener
{
    void OnExchanged(CaseId caseId);
}
