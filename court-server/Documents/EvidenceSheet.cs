namespace Arbitration.Court.Documents;

/// <summary>Everything that the list of evidence 证据清单 says, in the words and the order of the page.</summary>
internal sealed record EvidenceSheet
{
    public required string Commission { get; init; }
    public required string CaseNumber { get; init; }
    public required string Cause { get; init; }
    public required string MadeAt { get; init; }
    public required IReadOnlyList<EvidenceSheetList> Lists { get; init; }
}

/// <param name="People">Who is on that side.</param>
internal sealed record EvidenceSheetList(string Title, string People, int Count, int Pages, IReadOnlyList<EvidenceSheetRow> Rows);

/// <param name="Pages">"3 页", or "录音 2 分 10 秒".</param>
/// <param name="Kept">原件 or 复印件.</param>
/// <param name="Notes">Exchange and lateness, in words.</param>
internal sealed record EvidenceSheetRow(string Label, string Title, string Source, string Purpose, string Pages, string Kept, string Filed, string Notes, IReadOnlyList<EvidenceSheetFile> Files);

internal sealed record EvidenceSheetFile(string Name, string Bytes, string Sha256, string Sm3);
