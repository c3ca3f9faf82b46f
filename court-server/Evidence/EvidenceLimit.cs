using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence;

/// <summary>Until when the parties of a case may file without the tribunal's leave (举证期限).</summary>
internal sealed class EvidenceLimit
{
    public required CaseId CaseId { get; init; }
    public required DateTimeOffset Until { get; set; }
}
