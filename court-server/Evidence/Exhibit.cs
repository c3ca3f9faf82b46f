using Arbitration.Court.Cases;
using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence;

/// <summary>One line of a party's list of evidence (证据清单).</summary>
internal sealed class Exhibit
{
    public required ExhibitId ExhibitId { get; init; }
    public required CaseId CaseId { get; init; }
    public required EvidenceParty Party { get; init; }

    /// <summary>Fixed by the exchange; until then an exhibit's number is its place in the list, so that there is never a hole.</summary>
    public int? Number { get; set; }

    /// <summary>Place among those that are not exchanged yet: when its upload was begun (ticks, UTC), or 1, 2, 3 … since the list was put in order.</summary>
    public long Order { get; set; }

    public required string Title { get; set; }
    public string Source { get; set; } = "";
    public string Purpose { get; set; } = "";

    /// <summary>原件 or 复印件, as whoever filed it says.</summary>
    public bool IsOriginal { get; set; }

    /// <summary>As the audit trail names them.</summary>
    public required string FiledBy { get; init; }
    public required string FiledByName { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public DateTimeOffset? ExchangedAt { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>Filed after the limit, or while the hearing was open: it counts only when the tribunal says so.</summary>
    public bool IsLate { get; init; }
    public bool? LateAdmitted { get; set; }
    public string? LateReason { get; set; }
    public int Version { get; set; }
    public List<ExhibitFile> Files { get; init; } = [];
}
