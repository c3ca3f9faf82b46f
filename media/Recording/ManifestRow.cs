namespace Arbitration.Media.Recording;

/// <summary>One line of manifest.jsonl; the members are those of docs/protocols/manifest.md.</summary>
public sealed record ManifestRow
{
    public long Row { get; init; }
    public required long Epoch { get; init; }
    public required long Seq { get; init; }
    public required RowKind Kind { get; init; }
    public string Track { get; init; } = Programme;
    public required string File { get; init; }
    public required string Sha256 { get; init; }
    public required long Bytes { get; init; }
    public required long FromUs { get; init; }
    public required long ToUs { get; init; }
    public required DateTimeOffset Wall { get; init; }
    public required long MonoUs { get; init; }
    public SegmentAccess Access { get; init; }
    public bool Cut { get; init; }
    public string Prev { get; init; } = "";
    public string Hash { get; init; } = "";

    /// <summary>The mixed picture and sound; every other track is one person's sound.</summary>
    public const string Programme = "programme";

    public bool IsProgramme => Track == Programme;

    /// <summary>The exact line without its line feed.</summary>
    public string Json => ManifestLine.Write(this);
}
