using Arbitration.Court.Shared;

namespace Arbitration.Court.Evidence.Uploads;

/// <summary>A file on its way in. How much of it is here is the length of its part on the disk, and nothing else.</summary>
internal sealed class EvidenceUpload
{
    public required UploadId UploadId { get; init; }
    public required CaseId CaseId { get; init; }
    public required HearingId HearingId { get; init; }
    public required EvidenceParty Party { get; init; }
    public required string By { get; init; }
    public required string ByName { get; init; }
    public required string Name { get; init; }
    public required long Bytes { get; init; }
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>The exhibit that it is a further file of; null: it begins one.</summary>
    public ExhibitId? Exhibit { get; init; }

    /// <summary>What it became.</summary>
    public FileId? FiledAs { get; set; }
}
