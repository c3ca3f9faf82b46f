namespace Arbitration.Court.Documents;

/// <summary>Everything that the sheet 到庭连线情况表 says, in the words and the order of the page.</summary>
internal sealed record AttendanceContent
{
    public required string Commission { get; init; }
    public required string CaseNumber { get; init; }
    public required string Cause { get; init; }
    public required int Sitting { get; init; }
    public required string From { get; init; }
    public required string To { get; init; }
    /// <summary>The sitting goes on; the sheet ends with the moment it was made.</summary>
    public required bool IsRunning { get; init; }
    public required IReadOnlyList<AttendancePerson> People { get; init; }
    public required long LogSeq { get; init; }
    public required string LogHash { get; init; }
}

/// <param name="Here">How long in all, as a clock.</param>
/// <param name="Missing">How long in all after the first arrival.</param>
/// <param name="Sound">How long their sound arrived; "——" where nothing was recorded.</param>
internal sealed record AttendancePerson(
    string Label, string Name, string Here, int Drops, string Missing, string Longest, string Sound,
    IReadOnlyList<AttendanceBar> Bars, IReadOnlyList<AttendanceRow> Rows);

/// <param name="Left">Percent of the line.</param>
/// <param name="Width">Percent of the line.</param>
/// <param name="Kind">here, away or not-yet.</param>
internal sealed record AttendanceBar(string Left, string Width, string Kind);

/// <param name="Offset">Position in the recording, "" before it.</param>
internal sealed record AttendanceRow(string From, string To, string Length, string Offset, string What);
