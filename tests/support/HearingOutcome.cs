namespace Arbitration.Testing;

/// <summary>What a hearing left behind: files fetched by the clerk, and what was seen while it was held.</summary>
public sealed record HearingOutcome
{
    public required string Mp4 { get; init; }
    public required string Transcript { get; init; }
    public required string WebVtt { get; init; }
    public required string Pdf { get; init; }
    public required string PdfA { get; init; }

    /// <summary>From the click that opened the hearing to the click that closed it.</summary>
    public required TimeSpan AtLeast { get; init; }

    /// <summary>From the click that opened the hearing until the page showed that it is closed.</summary>
    public required TimeSpan AtMost { get; init; }
    public required long DurationUs { get; init; }
    public required IReadOnlyList<(long FromUs, long ToUs, string Cause)> Gaps { get; init; }

    /// <summary>People's own tracks: how much is recorded, how much is gaps, and whether each of those has a cause.</summary>
    public required IReadOnlyList<(string Name, long RecordedUs, long GapsUs, bool Explained)> Tracks { get; init; }
    public required IReadOnlyList<TypedLine> Typed { get; init; }

    /// <summary>Not within a gap's slate, nor in the seconds around it in which people come back into the picture.</summary>
    public bool IsSteady(double seconds) => Gaps.All(gap => seconds < (gap.FromUs / 1e6) - 1 || seconds > (gap.ToUs / 1e6) + 5);

    /// <summary>Milliseconds from opening the courtroom page to the first picture of somebody else, by person.</summary>
    public required IReadOnlyDictionary<string, double> FirstFrameMs { get; init; }
    public required string CaseNumber { get; init; }
}
