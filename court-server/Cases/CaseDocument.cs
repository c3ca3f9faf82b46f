using Arbitration.Court.Shared;

namespace Arbitration.Court.Cases;

/// <summary>A line of the case's file: what is stored, under which name, with which hash.</summary>
internal sealed class CaseDocument
{
    public required DocumentId DocumentId { get; init; }
    public required CaseId CaseId { get; init; }
    public HearingId? HearingId { get; init; }
    public required string Kind { get; init; }
    public required string Title { get; init; }
    public required string FileName { get; init; }
    public required string ContentType { get; init; }
    public required long Bytes { get; init; }
    public required string Sha256 { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}
