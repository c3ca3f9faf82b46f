namespace Arbitration.Court.Documents;

/// <summary>Everything that the table of opinions 质证意见表 says, in the words and the order of the page.</summary>
internal sealed record ExaminationSheet
{
    public required string Commission { get; init; }
    public required string CaseNumber { get; init; }
    public required string Cause { get; init; }
    public required int Sitting { get; init; }
    public required string MadeAt { get; init; }
    public required int Unanswered { get; init; }
    public required IReadOnlyList<ExaminationSheetExhibit> Exhibits { get; init; }
    public required IReadOnlyList<ExaminationSheetSigner> Signers { get; init; }
}

/// <param name="Presenter">Whose exhibit it is.</param>
/// <param name="Notes">Lateness in words; empty where there is none.</param>
/// <param name="Reply">Empty where there is none.</param>
internal sealed record ExaminationSheetExhibit(
    string Label, string Title, string Presenter, string Purpose, string Notes, string Original, string Reply, string Decision, IReadOnlyList<ExaminationSheetRow> Rows);

/// <param name="By">Who entered it.</param>
internal sealed record ExaminationSheetRow(string Party, string Authenticity, string Legality, string Relevance, string By);

internal sealed record ExaminationSheetSigner(string Label, string Name);
