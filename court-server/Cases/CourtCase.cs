using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

internal sealed class CourtCase
{
    public required CaseId CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Cause { get; init; }
    public CaseState State { get; set; }
    public required DateTimeOffset OpenedAt { get; init; }
    public int Version { get; set; }
    public List<CaseParticipant> Participants { get; init; } = [];
    public List<CaseStaff> Staff { get; init; } = [];
}
