using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>Staff who serve in a case, and so may see it.</summary>
internal sealed class CaseStaff
{
    public required CaseId CaseId { get; init; }
    public required string UserName { get; init; }
}
