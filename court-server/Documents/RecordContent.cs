namespace Arbitration.Court.Documents;

/// <summary>Everything that the hearing record 庭审笔录 says, in the words and the order of the page.</summary>
internal sealed record RecordContent
{
    public required string Commission { get; init; }
    public required string CaseNumber { get; init; }
    public required string Cause { get; init; }
    public required int Sitting { get; init; }
    public required bool IsDraft { get; init; }
    public string? OpenedAt { get; init; }
    public string? ClosedAt { get; init; }
    public required IReadOnlyList<RecordPerson> Tribunal { get; init; }
    public required IReadOnlyList<RecordPerson> People { get; init; }
    public required IReadOnlyList<RecordPerson> Signers { get; init; }
    public required IReadOnlyList<RecordEntry> Entries { get; init; }
    public required IReadOnlyList<RecordingFact> Recording { get; init; }
    public required int LineCount { get; init; }
    public required string TranscriptHash { get; init; }
    public required long LogSeq { get; init; }
    public required string LogHash { get; init; }
    public required long ManifestRow { get; init; }
    public required string ManifestHash { get; init; }
}

/// <param name="Attendance">Whether and when the person was there.</param>
/// <param name="Identity">How it was found who they are; empty where it is not asked.</param>
internal sealed record RecordPerson(string Label, string Name, string Attendance, string Identity = "");

/// <param name="Kind">phase, line, note, or examination: Speaker is its title, Text has an answer a line.</param>
/// <param name="At">Wall time, HH:mm:ss.</param>
/// <param name="Offset">Position in the recording, H:mm:ss.</param>
internal sealed record RecordEntry(string Kind, string At, string? Offset, string Speaker, string Text);

internal sealed record RecordingFact(string What, string When, string Why);
