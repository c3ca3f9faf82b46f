namespace Arbitration.Court.Evidence;

/// <summary>A file as it was filed, byte for byte, and what people see of it.</summary>
internal sealed class ExhibitFile
{
    public required FileId FileId { get; init; }
    public required ExhibitId ExhibitId { get; init; }
    public required int Ordinal { get; init; }

    /// <summary>The archive that it was in.</summary>
    public FileId? Archive { get; init; }

    /// <summary>Safe to show.</summary>
    public required string Name { get; init; }
    public required long Bytes { get; init; }
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Both of the original, lower-case hex; null until it was read through.</summary>
    public string? Sha256 { get; set; }
    public string? Sm3 { get; set; }
    public FileState State { get; set; }

    /// <summary>Why it is not taken; a code that the page translates.</summary>
    public string? Refusal { get; set; }

    /// <summary>By its content: <c>pdf</c>, <c>jpeg</c>, <c>mp4</c> …, and what people see of it: pages or media.</summary>
    public string? Type { get; set; }
    public string? Kind { get; set; }
    public int? PagesOf { get; set; }

    /// <summary>Name of the original in the file store, once it is there.</summary>
    public string? Stored { get; set; }
    public ExhibitMedia? Media { get; set; }
    public int Attempts { get; set; }
    public List<ExhibitPage> Pages { get; init; } = [];
}

internal enum FileState { Arrived, Pressing, Ready, Refused }

/// <summary>One page as an image.</summary>
internal sealed class ExhibitPage
{
    public required FileId FileId { get; init; }
    public required int Page { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>Names in the file store.</summary>
    public required string Stored { get; init; }

    /// <summary>Half as wide and high; null: the whole one is small enough, or was made before there were such.</summary>
    public string? StoredHalf { get; init; }
    public required string StoredThumbnail { get; init; }
}

/// <summary>Sound or video in a form that every browser plays.</summary>
internal sealed class ExhibitMedia
{
    public required string Stored { get; init; }
    public string? StoredPoster { get; init; }
    public required string ContentType { get; init; }
    public required string Sha256 { get; init; }
    public required long LengthUs { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
}
